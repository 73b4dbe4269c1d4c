# wenguo bench.

cli-bench-about = Measure this program on this machine, on registers of its own that are thrown away
cli-bench-sizes = Cases in the register when pages are measured; several sizes with commas between
cli-bench-seconds = Seconds each load lasts
cli-bench-data = A postgres:// address to measure on; without it the embedded database. Only schemas named wenguo_bench_… are touched
cli-bench-register = A folder with a register that is filled up to the largest size once and kept for later runs
cli-bench-figure = Only figures whose names begin like this
cli-bench-too-small = A size is at least 1,000 cases, and a load lasts from 0.1 to 3,600 seconds.
