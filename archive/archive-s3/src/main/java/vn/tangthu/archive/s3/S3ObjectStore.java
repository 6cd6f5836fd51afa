package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.RemoveObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.CopyState.State;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.ProvenInputStream;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.archive.object.StoreFailure.Kind;
import vn.tangthu.archive.object.StoreHealth;
import vn.tangthu.archive.s3.StoredCopy.Absent;
import vn.tangthu.archive.s3.StoredCopy.Damaged;
import vn.tangthu.archive.s3.StoredCopy.Good;
import vn.tangthu.archive.s3.StoredCopy.Unreadable;

/**
 * One bucket on one server that speaks plain S3. An object is sent with a checksum, becomes visible in one step and is read back
 * in full. Whatever is wrong with the server or the bucket is a result; {@link #check} says it in words.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final String DIFFERS = "What was read back is not what was written";

    private final S3Settings settings;
    private final S3Connection connection;
    private final BucketMarker marker;
    private final CopyReader reader;
    private final Upload upload;
    private final FreeSpace space;
    private final WriteProbe probe;

    private S3ObjectStore(S3Settings settings, S3Connection connection) {
        this.settings = settings;
        this.connection = connection;
        this.marker = new BucketMarker(settings, connection);
        this.reader = new CopyReader(settings.bucket(), connection, marker);
        this.upload =
                new Upload(settings.bucket(), connection, settings.limits().partSize());
        this.space = new FreeSpace(settings.metrics(), connection.http());
        this.probe = new WriteProbe(settings.bucket(), connection, System::nanoTime);
    }

    /**
     * Asks nothing of the server yet.
     *
     * @throws S3Exception if the certificate files cannot be used
     */
    public static S3ObjectStore open(S3Settings settings) throws S3Exception {
        return new S3ObjectStore(settings, S3Connection.open(settings));
    }

    /**
     * Sets the medium up: only when an archive is founded or a medium is replaced, never as a matter of course at the start.
     * Makes the bucket if it is missing, and marks it if it is empty. Does nothing where the mark is there already.
     *
     * @throws S3Exception if the server refuses, or the bucket holds something else
     */
    public void initialise() throws S3Exception {
        marker.initialise();
    }

    /**
     * Asks the server now whether the bucket is there and is this medium of this archive.
     *
     * @throws S3Exception if not, with a sentence that says what to do
     */
    public void check() throws S3Exception {
        marker.checkNow();
    }

    /**
     * Asks as {@link #check}, and then what the server guarantees, as far as that can be found out within two seconds, with the
     * rights of a service, and without leaving anything behind. {@link StoreConformance} finds out the rest.
     *
     * @throws S3Exception if the server cannot be asked, or the bucket is not this medium
     */
    public StoreGuarantees guarantees() throws S3Exception {
        marker.checkNow();
        return new StartChecks(settings, connection, marker, probe).make();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<String> copies() {
        return List.of(settings.name());
    }

    @Override
    public PutOutcome put(Sha256 digest, ContentSource source) {
        long size = size(source);
        try {
            marker.checkSometimes();
            long free = space.bytes();
            boolean full = free != FreeSpace.UNKNOWN && free - size < settings.reserve();
            boolean single = upload.isSingle(size);
            if ((full || !single) && reader.read(digest) instanceof Good) {
                return stored();
            }
            if (full) {
                return failed(Kind.FULL, "Less than the reserve would stay free");
            }
            return single ? putWhole(digest, source) : verified(digest, upload.inParts(digest, source));
        } catch (S3Exception e) {
            doubt(e);
            return new PutOutcome(List.of(), List.of(failure(e)));
        }
    }

    private PutOutcome putWhole(Sha256 digest, ContentSource source) throws S3Exception {
        Upload.Outcome first = upload.single(digest, source, true);
        if (first == Upload.Outcome.THERE && !(reader.read(digest) instanceof Good)) {
            return verified(digest, upload.single(digest, source, false));
        }
        return first == Upload.Outcome.THERE ? stored() : verified(digest, first);
    }

    private PutOutcome verified(Sha256 digest, Upload.Outcome outcome) throws S3Exception {
        if (outcome == Upload.Outcome.WRONG_DIGEST) {
            return failed(Kind.WRONG_DIGEST, "The bytes have another digest");
        }
        probe.failed();
        return switch (reader.read(digest)) {
            case Good good -> {
                probe.succeeded();
                yield stored();
            }
            case Damaged damaged -> {
                remove(CopyReader.key(digest));
                yield failed(Kind.CORRUPT, DIFFERS);
            }
            case Absent absent -> failed(Kind.CORRUPT, DIFFERS);
            // It may be good: a copy that cannot be read now is never removed.
            case Unreadable unreadable -> failed(Kind.UNREACHABLE, unreadable.detail());
        };
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
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("A range has no negative offset or length");
        }
        try {
            marker.checkSometimes();
            return switch (reader.read(digest)) {
                case Good good -> opened(digest, good, offset, length);
                case Damaged damaged ->
                    new OpenOutcome.Unavailable(List.of(failure(Kind.CORRUPT, "The copy has another digest")));
                case Unreadable unreadable ->
                    new OpenOutcome.Unavailable(List.of(failure(Kind.CORRUPT, unreadable.detail())));
                case Absent absent -> new OpenOutcome.Missing();
            };
        } catch (S3Exception e) {
            doubt(e);
            return new OpenOutcome.Unavailable(List.of(failure(e)));
        }
    }

    private OpenOutcome opened(Sha256 digest, Good good, long offset, long length) throws S3Exception {
        long from = Math.min(offset, good.size());
        long count = Math.min(length, good.size() - from);
        byte[] bytes = good.bytes();
        InputStream stream;
        if (bytes != null) {
            stream = new ByteArrayInputStream(bytes, (int) from, (int) count);
        } else {
            stream = count == 0 ? InputStream.nullInputStream() : reader.open(digest, good.tag(), from, count);
            if (count == good.size()) {
                stream = new ProvenInputStream(stream, digest, count);
            }
        }
        return new OpenOutcome.Opened(stream, good.size());
    }

    @Override
    public List<CopyState> verify(Sha256 digest) {
        try {
            marker.checkSometimes();
            State state = switch (reader.read(digest)) {
                case Good good -> State.GOOD;
                // The mirror writes it again from the other copy, over what is there.
                case Damaged damaged -> State.CORRUPT;
                case Unreadable unreadable -> State.CORRUPT;
                case Absent absent -> State.MISSING;
            };
            return List.of(new CopyState(name(), state));
        } catch (S3Exception e) {
            doubt(e);
            return List.of(new CopyState(name(), State.UNREACHABLE));
        }
    }

    @Override
    public List<StoreFailure> delete(Sha256 digest) {
        try {
            marker.check();
            remove(CopyReader.key(digest));
            return List.of();
        } catch (S3Exception e) {
            return List.of(failure(e));
        }
    }

    private void remove(String key) throws S3Exception {
        connection.call(client -> await(client.removeObject(
                RemoveObjectArgs.builder().bucket(settings.bucket()).object(key).build())));
    }

    @Override
    public Stream<Sha256> list(String prefix) {
        try {
            marker.check();
            return Listing.of(settings.bucket(), prefix, connection);
        } catch (S3Exception e) {
            throw new UncheckedIOException("The store " + name() + " cannot be read", e);
        }
    }

    /** Asks for the marker each time, and writes only where no other write has shown lately that this is possible. */
    @Override
    public List<StoreHealth> health() {
        long free = FreeSpace.UNKNOWN;
        try {
            marker.checkNow();
            free = space.bytes();
            if (free != FreeSpace.UNKNOWN && free < settings.reserve()) {
                return List.of(new StoreHealth(name(), false, free, "Less than the reserve is free"));
            }
            boolean same = !probe.isDue() || probe.make(marker.version() != null);
            String detail = same ? "" : DIFFERS;
            return List.of(new StoreHealth(name(), same, free, detail));
        } catch (S3Exception e) {
            return List.of(new StoreHealth(name(), false, free, e.sentence().english()));
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private void doubt(S3Exception e) {
        if (e.trouble() != Trouble.INTERRUPTED) {
            marker.doubt();
            probe.failed();
        }
    }

    private PutOutcome stored() {
        return new PutOutcome(List.of(name()), List.of());
    }

    private PutOutcome failed(Kind kind, String detail) {
        return new PutOutcome(List.of(), List.of(failure(kind, detail)));
    }

    private StoreFailure failure(S3Exception e) {
        return failure(e.trouble().kind(), e.sentence().english());
    }

    private StoreFailure failure(Kind kind, String detail) {
        return new StoreFailure(name(), kind, detail);
    }
}
