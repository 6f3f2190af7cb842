"""Run a program and print its milliseconds and its highest resident KiB.

A process of its own, and a small one: what is resident in a parent counts for its children.
"""

import os
import resource
import sys
import time

begun = time.perf_counter()
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status = os.waitpid(process, 0)
took = (time.perf_counter() - begun) * 1000
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
# macOS counts in bytes and Linux in KiB.
print(took, used // 1024 if sys.platform == "darwin" else used)
sys.exit(os.waitstatus_to_exitcode(status))
