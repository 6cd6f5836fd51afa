package vn.tangthu.archive.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The guarantees that need no lock. */
final class PlainChecks {
    private static final byte[] ONE = bytes("một");
    private static final byte[] TWO = bytes("hai, dài hơn");

    private final TrialObjects objects;

    PlainChecks(TrialObjects objects) {
        this.objects = objects;
    }

    Finding readAfterWrite() throws S3Exception {
        String name = "read-after-write";
        objects.put(name, ONE);
        boolean first = holds(name, null, ONE) && objects.list().contains(name);
        objects.put(name, TWO);
        boolean second = holds(name, null, TWO);
        objects.remove(name, null);
        boolean gone = objects.get(name, null).isEmpty() && !objects.list().contains(name);
        return first && second && gone
                ? Finding.held()
                : Finding.broken(
                        "đọc lại thấy nội dung cũ hoặc danh sách cũ", "a read or a list gave an earlier state");
    }

    Finding range() throws S3Exception {
        String name = "range";
        objects.put(name, bytes("0123456789"));
        boolean right = Arrays.equals(objects.range(name, 3, 4), bytes("3456"))
                && Arrays.equals(objects.range(name, 8, 100), bytes("89"))
                && Arrays.equals(objects.range(name, 0, 1), bytes("0"));
        return right ? Finding.held() : Finding.broken("khoảng đọc được bị sai", "a range came back wrong");
    }

    Finding conditionalPut() throws S3Exception {
        String name = "conditional";
        objects.put(name, ONE, "If-None-Match", "*");
        try {
            objects.put(name, TWO, "If-None-Match", "*");
            return Finding.broken("lần ghi thứ hai không bị từ chối", "the second put was not refused");
        } catch (S3Exception e) {
            if (e.trouble() != Trouble.CONDITION) {
                return Finding.failed(e);
            }
        }
        return holds(name, null, ONE)
                ? Finding.held()
                : Finding.broken("bị từ chối mà vẫn ghi đè", "it was refused, and overwrote all the same");
    }

    Finding versioning() throws S3Exception {
        String name = "versions";
        String one = objects.put(name, ONE).versionId();
        String two = objects.put(name, TWO).versionId();
        if (one == null || two == null || one.equals(two)) {
            return Finding.broken("bucket kiểm tra không giữ phiên bản", "the bucket of the check keeps no versions");
        }
        objects.remove(name, null);
        return holds(name, one, ONE)
                        && holds(name, two, TWO)
                        && objects.get(name, null).isEmpty()
                ? Finding.held()
                : Finding.broken("mất phiên bản cũ", "an earlier version was lost");
    }

    private boolean holds(String name, @Nullable String version, byte[] expected) throws S3Exception {
        Optional<byte[]> found = objects.get(name, version);
        return found.isPresent() && Arrays.equals(found.get(), expected);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
