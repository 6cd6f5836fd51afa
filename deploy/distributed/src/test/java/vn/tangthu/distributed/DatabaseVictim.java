package vn.tangthu.distributed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.tangthu.s3servers.TcpGate;

/** PostgreSQL as the test kit started it: found by its files, started again with the same command line. */
final class DatabaseVictim implements Victim {
    private final Path data;
    private final List<String> command;
    private final TcpGate gate;
    private final Optional<SmallVolume> volume;

    DatabaseVictim(Path data, TcpGate gate, Optional<SmallVolume> volume) throws IOException {
        this.data = data;
        this.gate = gate;
        this.volume = volume;
        String line = Files.readString(
                Path.of("/proc", Long.toString(postmaster().orElseThrow().pid()), "cmdline"), StandardCharsets.UTF_8);
        command = new ArrayList<>(List.of(line.split("\0")));
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL does not run as root; so the kit does it too.
            command.addFirst("-U");
            command.addFirst("unshare");
        }
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                : Optional.empty();
    }

    /** The fast kind: whoever is connected is thrown out. */
    @Override
    public void stop() throws Exception {
        end("INT");
    }

    @Override
    public void kill() throws Exception {
        end("KILL");
    }

    private void end(String signal) throws Exception {
        List<ProcessHandle> processes = processes();
        Signals.send(processes.getFirst(), signal);
        // The children of a killed one notice by themselves, and nobody can start before they are gone.
        for (ProcessHandle process : processes) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void pause() throws Exception {
        signalAll("STOP");
    }

    @Override
    public void resume() throws Exception {
        signalAll("CONT");
    }

    private void signalAll(String signal) throws Exception {
        for (ProcessHandle process : processes()) {
            Signals.send(process, signal);
        }
    }

    /** The first is the one that starts the others. */
    @Override
    public List<ProcessHandle> processes() throws IOException {
        ProcessHandle running = postmaster().orElseThrow();
        return Stream.concat(Stream.of(running), running.children()).toList();
    }

    @Override
    public void start() throws Exception {
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (started.waitFor(500, TimeUnit.MILLISECONDS)) {
            throw new IOException("PostgreSQL does not start again: " + started.exitValue());
        }
    }

    /** A full disk may end it; its service manager starts it again. */
    boolean alive() throws IOException {
        return postmaster().filter(ProcessHandle::isAlive).isPresent();
    }

    @Override
    public List<TcpGate> gates() {
        return List.of(gate);
    }

    @Override
    public Optional<SmallVolume> volume() {
        return volume;
    }
}
