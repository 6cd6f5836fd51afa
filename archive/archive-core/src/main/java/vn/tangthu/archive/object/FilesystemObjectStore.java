package vn.tangthu.archive.object;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tangthu.archive.object.CopyState.State;
import vn.tangthu.archive.object.StoreFailure.Kind;

/**
 * One folder on one medium. An object is written beside, flushed, moved to its place in one step and read back from the
 * medium. Whatever is wrong with the medium is a result; see {@link #initialise} for how it is told from a bare mount point.
 */
public final class FilesystemObjectStore implements ObjectStore {
    /** Objects up to this size are read once and served from memory: small enough for many slow readers at a time. */
    static final int SMALL = 256 << 10;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private final String name;
    private final Medium medium;
    private final long reserve;

    /**
     * @param reserve bytes that must stay free on the medium; below it the store is full
     */
    public FilesystemObjectStore(String name, Path root, long reserve) {
        this(name, root, reserve, Clock.systemUTC());
    }

    FilesystemObjectStore(String name, Path root, long reserve, Clock clock) {
        this.name = name;
        this.medium = new Medium(name, root, clock);
        this.reserve = reserve;
    }

    /**
     * Sets the medium up: only when an archive is founded or a medium is replaced, never as a matter of course at the start.
     * Afterwards a folder without the marker file is a medium that is absent, and nothing is written there. Does nothing
     * where the marker is there already.
     *
     * @throws IOException if the folder cannot be written or belongs to a medium of another name
     */
    public void initialise() throws IOException {
        medium.initialise();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> copies() {
        return List.of(name);
    }

    @Override
    public PutOutcome put(Sha256 digest, ContentSource source) {
        try {
            medium.check();
            if (read(digest) != State.GOOD) {
                if (medium.usableSpace() - size(source) < reserve) {
                    return failed(Kind.FULL, "Less than the reserve would stay free");
                }
                Path draft = Files.createTempFile(medium.incoming(), "object", ".part");
                try {
                    return write(digest, source, draft);
                } finally {
                    Files.deleteIfExists(draft);
                }
            }
            Medium.force(medium.folderFor(digest));
            return new PutOutcome(List.of(name), List.of());
        } catch (IOException e) {
            return failed(kind(e), String.valueOf(e.getMessage()));
        }
    }

    private PutOutcome write(Sha256 digest, ContentSource source, Path draft) throws IOException {
        if (!copy(source, draft).equals(digest)) {
            return failed(Kind.WRONG_DIGEST, "The bytes have another digest");
        }
        Medium.force(draft);
        Path folder = medium.folderFor(digest);
        Files.move(draft, medium.file(digest), StandardCopyOption.ATOMIC_MOVE);
        Medium.force(folder);
        if (read(digest) != State.GOOD) {
            Files.deleteIfExists(medium.file(digest));
            return failed(Kind.CORRUPT, "What was read back is not what was written");
        }
        return new PutOutcome(List.of(name), List.of());
    }

    private static Sha256 copy(ContentSource source, Path draft) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new SourceInputStream(source);
                OutputStream out = Files.newOutputStream(draft)) {
            new DigestInputStream(in, digest).transferTo(out);
        }
        return Sha256.of(digest);
    }

    private static long size(ContentSource source) {
        try {
            return source.size();
        } catch (IOException e) {
            throw new UncheckedIOException("The source cannot be read", e);
        }
    }

    @Override
    public OpenOutcome openRange(Sha256 digest, long offset, long length) {
        Ranges.check(offset, length);
        try {
            medium.check();
            FileChannel channel = FileChannel.open(medium.file(digest), StandardOpenOption.READ);
            try {
                return open(digest, channel, offset, length);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            return absent();
        } catch (IOException e) {
            return new OpenOutcome.Unavailable(List.of(failure(kind(e), String.valueOf(e.getMessage()))));
        }
    }

    private OpenOutcome open(Sha256 digest, FileChannel channel, long offset, long length) throws IOException {
        long size = channel.size();
        InputStream in = Channels.newInputStream(channel);
        byte[] whole = size <= SMALL ? in.readAllBytes() : new byte[0];
        Sha256 found = size <= SMALL ? Sha256.of(whole) : Sha256.of(in);
        if (!found.equals(digest)) {
            channel.close();
            return new OpenOutcome.Unavailable(List.of(failure(Kind.CORRUPT, "The copy has another digest")));
        }
        long from = Math.min(offset, size);
        long count = Math.min(length, size - from);
        if (size <= SMALL) {
            channel.close();
            return new OpenOutcome.Opened(new ByteArrayInputStream(whole, (int) from, (int) count), size);
        }
        channel.position(from);
        InputStream stream = count == size ? new ProvenInputStream(in, digest, size) : new RangeInputStream(in, count);
        return new OpenOutcome.Opened(stream, size);
    }

    private OpenOutcome absent() {
        try {
            // The medium may have gone between the first look and the file.
            medium.check();
            return new OpenOutcome.Missing();
        } catch (IOException e) {
            return new OpenOutcome.Unavailable(List.of(failure(kind(e), String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public List<CopyState> verify(Sha256 digest) {
        try {
            medium.check();
            State state = read(digest);
            medium.check();
            return List.of(new CopyState(name, state));
        } catch (IOException e) {
            return List.of(new CopyState(name, State.UNREACHABLE));
        }
    }

    private State read(Sha256 digest) throws IOException {
        try {
            return MediumRead.hash(medium.file(digest)).equals(digest) ? State.GOOD : State.CORRUPT;
        } catch (NoSuchFileException e) {
            return State.MISSING;
        }
    }

    @Override
    public List<StoreFailure> delete(Sha256 digest) {
        try {
            medium.check();
            if (Files.deleteIfExists(medium.file(digest))) {
                Medium.force(medium.folderFor(digest));
            }
            return List.of();
        } catch (IOException e) {
            return List.of(failure(kind(e), String.valueOf(e.getMessage())));
        }
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // the caller closes the stream
    public Stream<Sha256> list(String prefix) {
        try {
            medium.check();
            Path folder = medium.objects().resolve(prefix);
            if (!Files.exists(folder)) {
                return Stream.empty();
            }
            return Files.walk(folder, 3)
                    .map(path -> path.getFileName().toString())
                    .filter(file -> DIGEST.matcher(file).matches())
                    .map(Sha256::new);
        } catch (IOException e) {
            throw new UncheckedIOException("The medium " + name + " cannot be read", e);
        }
    }

    @Override
    public List<StoreHealth> health() {
        long free = -1;
        try {
            medium.check();
            free = medium.usableSpace();
            if (free < reserve) {
                return List.of(new StoreHealth(name, false, free, "Less than the reserve is free"));
            }
            Path probe = Files.createTempFile(medium.incoming(), "probe", ".part");
            try {
                byte[] bytes = {1, 2, 3};
                Files.write(probe, bytes);
                Medium.force(probe);
                boolean same = MediumRead.hash(probe).equals(Sha256.of(bytes));
                return List.of(
                        new StoreHealth(name, same, free, same ? "" : "What was read back is not what was written"));
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            return List.of(new StoreHealth(name, false, free, String.valueOf(e.getMessage())));
        }
    }

    private PutOutcome failed(Kind kind, String detail) {
        return new PutOutcome(List.of(), List.of(failure(kind, detail)));
    }

    private StoreFailure failure(Kind kind, String detail) {
        return new StoreFailure(name, kind, detail);
    }

    static Kind kind(IOException e) {
        return NoSpace.caused(e) ? Kind.FULL : Kind.UNREACHABLE;
    }
}
