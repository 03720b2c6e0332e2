"""Many machines on one PostgreSQL: the daemon's own functions, as jobs of Procrastinate.

job: one piece of work, a row. task: the function that does it. queue: jobs of a kind (`fetch`, `read`, `deliver`), for
workers that do only some. worker: a process that takes jobs. lock: jobs that share one run one after the other, in
the order in which they were deferred (a host is asked by one worker, a film settled in the order of its documents).
queueing lock: of jobs that share one, one waits at most.
"""
