#!/bin/sh
# Stops in the middle, with a complaint.
head -c 5000 > /dev/null
echo 'the sound card has gone' >&2
exit 3
