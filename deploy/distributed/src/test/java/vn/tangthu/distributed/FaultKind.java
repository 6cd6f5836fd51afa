package vn.tangthu.distributed;

import java.time.Duration;
import vn.tangthu.s3servers.TcpGate;

/** What happens to a part. */
enum FaultKind {
    /** SIGTERM, and started again later. */
    STOP {
        @Override
        Ending begin(Victim victim) throws Exception {
            victim.stop();
            return victim::start;
        }
    },
    /** SIGKILL, and started again later. */
    KILL {
        @Override
        Ending begin(Victim victim) throws Exception {
            victim.kill();
            return victim::start;
        }
    },
    /** SIGSTOP, later SIGCONT. */
    PAUSE {
        @Override
        Ending begin(Victim victim) throws Exception {
            victim.pause();
            return victim::resume;
        }
    },
    /** Connections break and are refused. */
    CUT {
        @Override
        Ending begin(Victim victim) throws Exception {
            return set(victim, TcpGate.State.CUT);
        }
    },
    /** A network that swallows everything. */
    SILENT {
        @Override
        Ending begin(Victim victim) throws Exception {
            return set(victim, TcpGate.State.SILENT);
        }
    },
    /** Everything that is sent to it takes a while. */
    SLOW {
        @Override
        Ending begin(Victim victim) {
            victim.gates().forEach(gate -> gate.slowDown(DELAY));
            return () -> victim.gates().forEach(gate -> gate.slowDown(Duration.ZERO));
        }
    },
    /** A disk at its end: whatever waits for it waits long. */
    SLOW_DISK {
        @Override
        Ending begin(Victim victim) throws Exception {
            return SlowDisk.under(victim.processes())::end;
        }
    },
    /** Not a byte is left on its disk. */
    FULL {
        @Override
        Ending begin(Victim victim) throws Exception {
            SmallVolume volume = victim.volume().orElseThrow();
            volume.fill();
            return () -> {
                volume.free();
                if (victim instanceof DatabaseVictim database && !database.alive()) {
                    database.start();
                }
            };
        }
    };

    /** What makes all well again. */
    @FunctionalInterface
    interface Ending {
        void end() throws Exception;
    }

    private static final Duration DELAY = Duration.ofMillis(100);

    abstract Ending begin(Victim victim) throws Exception;

    private static Ending set(Victim victim, TcpGate.State state) throws Exception {
        for (TcpGate gate : victim.gates()) {
            gate.set(state);
        }
        return () -> {
            for (TcpGate gate : victim.gates()) {
                gate.set(TcpGate.State.OPEN);
            }
        };
    }
}
