package vn.tangthu.archive.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a file past the operating system's cache where the file system allows it: what counts is what the medium holds. */
final class MediumRead {
    private static final int BUFFER = 1 << 20;
    private static final Set<OpenOption> DIRECT = direct();

    private MediumRead() {}

    static Sha256 hash(Path file) throws IOException {
        long size = Files.size(file);
        int block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER + block).alignedSlice(block);
        try (FileChannel channel = open(file, buffer)) {
            MessageDigest digest = Sha256.newDigest();
            for (long done = 0; done < size; ) {
                buffer.clear();
                int n = channel.read(buffer, done);
                if (n < 0) {
                    break;
                }
                digest.update(buffer.flip());
                done += n;
            }
            return Sha256.of(digest);
        }
    }

    /** Not every file system can read directly (tmpfs, some overlays): there the cache is the best there is. */
    private static FileChannel open(Path file, ByteBuffer probe) throws IOException {
        try {
            FileChannel direct = FileChannel.open(file, DIRECT);
            try {
                direct.read(probe, 0);
                return direct;
            } catch (IOException e) {
                direct.close();
                throw e;
            }
        } catch (UnsupportedOperationException e) {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Invalid argument")) {
                return FileChannel.open(file, StandardOpenOption.READ);
            }
            throw e;
        }
    }

    /** The JDK's own option has no supported name at compile time. */
    private static Set<OpenOption> direct() {
        Stream<OpenOption> extended;
        try {
            Object[] options =
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            extended = Arrays.stream(options)
                    .map(OpenOption.class::cast)
                    .filter(option -> option.toString().equals("DIRECT"));
        } catch (ClassNotFoundException e) {
            extended = Stream.of();
        }
        return Stream.concat(Stream.of(StandardOpenOption.READ), extended).collect(Collectors.toUnmodifiableSet());
    }
}
