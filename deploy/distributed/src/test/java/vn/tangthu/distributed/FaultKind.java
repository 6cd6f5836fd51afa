package vn.tangthu.distributed;

import java.time.Duration;
import vn.tangthu.s3servers.TcpGate;

/** What happens to a part. */
enum FaultKind {
    /** SIGTERM, and started again later. */
    STOP {
        @Override
        void begin(Victim victim) throws Exception {
            victim.stop();
        }

        @Override
        void end(Victim victim) throws Exception {
            victim.start();
        }
    },
    /** SIGKILL, and started again later. */
    KILL {
        @Override
        void begin(Victim victim) throws Exception {
            victim.kill();
        }

        @Override
        void end(Victim victim) throws Exception {
            victim.start();
        }
    },
    /** SIGSTOP, later SIGCONT. */
    PAUSE {
        @Override
        void begin(Victim victim) throws Exception {
            victim.pause();
        }

        @Override
        void end(Victim victim) throws Exception {
            victim.resume();
        }
    },
    /** Connections break and are refused. */
    CUT {
        @Override
        void begin(Victim victim) throws Exception {
            set(victim, TcpGate.State.CUT);
        }

        @Override
        void end(Victim victim) throws Exception {
            set(victim, TcpGate.State.OPEN);
        }
    },
    /** A network that swallows everything. */
    SILENT {
        @Override
        void begin(Victim victim) throws Exception {
            set(victim, TcpGate.State.SILENT);
        }

        @Override
        void end(Victim victim) throws Exception {
            set(victim, TcpGate.State.OPEN);
        }
    },
    /** Everything that is sent to it takes a while, as with a disk at its end. */
    SLOW {
        @Override
        void begin(Victim victim) {
            victim.gates().forEach(gate -> gate.slowDown(DELAY));
        }

        @Override
        void end(Victim victim) {
            victim.gates().forEach(gate -> gate.slowDown(Duration.ZERO));
        }
    },
    /** Not a byte is left on its disk. */
    FULL {
        @Override
        void begin(Victim victim) throws Exception {
            victim.volume().orElseThrow().fill();
        }

        @Override
        void end(Victim victim) throws Exception {
            victim.volume().orElseThrow().free();
            if (victim instanceof DatabaseVictim database && !database.alive()) {
                database.start();
            }
        }
    };

    private static final Duration DELAY = Duration.ofMillis(100);

    abstract void begin(Victim victim) throws Exception;

    abstract void end(Victim victim) throws Exception;

    private static void set(Victim victim, TcpGate.State state) throws Exception {
        for (TcpGate gate : victim.gates()) {
            gate.set(state);
        }
    }
}
