#!/bin/sh
# Takes all sound, and is not done with it until it is stopped. As long as it is there, the pipe that is named is open.
exec 3> "$1"
cat > /dev/null
exec tail -f /dev/null
