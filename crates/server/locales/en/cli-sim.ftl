# Simulation
cli-sim-about = Lives through busy days under a fake clock and checks every rule at every step
cli-sim-seed = Seed; the same seed gives the same days (on one node; several only draw by it)
cli-sim-days = Days to live through; the built-in calendar ends with 2026
cli-sim-cases-a-day = Complaints a day
cli-sim-nodes = Programs on one register; more than one only on PostgreSQL
cli-sim-data = An empty PostgreSQL; a temporary folder when nothing is said
cli-sim-one-node = Several nodes share PostgreSQL only: give an empty one by --data postgres://…, or leave --nodes out
cli-sim-day = day { $day }: { $cases } complaints so far
cli-sim-done = { $days } days: { $cases } complaints, { $steps } steps by people and { $ticks } by the clock, { $checks } checks, nodes stopped { $restarts } times, no rule broken.
cli-sim-broken = A rule is broken: { $what }. Again: { $again }
