#!/bin/sh
# Takes no sound, and stays.
exec tail -f /dev/null
