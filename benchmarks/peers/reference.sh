#!/usr/bin/env bash
# Ten runs of each network in Brian 2, everything drawn anew in each: what the gates of `synfire bench W2 W3 W5` are made of.
# Usage: reference.sh PYTHON > cli/src/main/resources/synfire/cli/workload/reference.jsonl     (about 10 min on one core)
set -eu
python=$1
script=$(dirname "$0")/networks_brian2.py
for workload in W2 W3; do
  "$python" "$script" "$workload" --seed 0 --runs 10 --seconds 5 --discard 0.5 |
    sed "s/^{/{\"network\": \"$workload\", /"
done
for point in 5,2 4.5,0.9 6,4; do
  "$python" "$script" W5 --point "$point" --seed 0 --runs 10 --seconds 1.5 --discard 0.5 |
    sed "s/^{/{\"network\": \"W5 $point\", /"
done
