package vn.tangthu.distributed;

import java.util.List;
import java.util.Optional;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.TcpGate;

/** One running part that faults are done to. It keeps its address and its files however often it ends. */
interface Victim {
    String name();

    /** As an administrator does. */
    void stop() throws Exception;

    /** As a power cut does. */
    void kill() throws Exception;

    void pause() throws Exception;

    void resume() throws Exception;

    /** What its service manager, or an administrator, does after it ended. */
    void start() throws Exception;

    /** Everything that leads to it. */
    List<TcpGate> gates();

    /** The processes that it consists of now. */
    List<ProcessHandle> processes() throws Exception;

    /** The disk it writes to, where there is one that can be filled. */
    Optional<SmallVolume> volume();

    /** An S3 server. */
    record Store(String name, S3Server server, TcpGate gate, Optional<SmallVolume> volume) implements Victim {
        @Override
        public void stop() throws Exception {
            server.stop();
        }

        @Override
        public void kill() throws Exception {
            server.kill();
        }

        @Override
        public void pause() throws Exception {
            server.pause();
        }

        @Override
        public void resume() throws Exception {
            server.resume();
        }

        @Override
        public void start() throws Exception {
            server.start();
        }

        @Override
        public List<TcpGate> gates() {
            return List.of(gate);
        }

        @Override
        public List<ProcessHandle> processes() {
            return List.of(server.process());
        }
    }

    /** A node of the Elasticsearch cluster. */
    record Node(String name, ElasticsearchNode node, List<TcpGate> gates) implements Victim {
        @Override
        public void stop() {
            node.stop();
        }

        @Override
        public void kill() {
            node.kill();
        }

        @Override
        public void pause() {
            node.pause();
        }

        @Override
        public void resume() {
            node.resume();
        }

        @Override
        public void start() {
            node.startAgain();
        }

        @Override
        public List<ProcessHandle> processes() {
            return List.of(node.process());
        }

        @Override
        public Optional<SmallVolume> volume() {
            return Optional.empty();
        }
    }
}
