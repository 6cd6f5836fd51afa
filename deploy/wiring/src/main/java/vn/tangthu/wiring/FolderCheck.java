package vn.tangthu.wiring;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreHealth;

/**
 * Says in words what a folder that serves as a medium guarantees. What is tried is tried in a folder of its own on the same
 * disk, which is removed afterwards.
 *
 * @param reserve bytes that must stay free
 */
public record FolderCheck(String name, Path folder, long reserve) {
    /** @return whether the folder can be used */
    public boolean run(PrintStream out) {
        out.println("Kho / store: " + name + " " + folder);
        StoreHealth health = health();
        if (!health.usable()) {
            out.println("  không dùng được; hãy gắn ổ đĩa hoặc dọn chỗ / cannot be used; mount the disk or make room: "
                    + health.detail());
            return false;
        }
        out.println("  còn trống / free: " + (health.freeBytes() >> 20) + " MiB, để dành / reserve: " + (reserve >> 20)
                + " MiB");
        boolean usable = tried(out);
        line(out, false, "giữ mọi phiên bản", "versioning");
        line(out, false, "khóa tệp theo thời hạn", "object lock");
        out.println(
                "Kết luận: thư mục không chống được việc xóa, sửa của người có quyền ghi. Hãy dựa vào hai bản và nhật ký"
                        + " kiểm toán.");
        out.println(
                "Conclusion: a folder does not guarantee against deletion and change by whoever may write there. Rely on"
                        + " the two copies and the audit trail.");
        return usable;
    }

    private StoreHealth health() {
        try (FilesystemObjectStore store = new FilesystemObjectStore(name, folder, reserve)) {
            return store.health().getFirst();
        }
    }

    private boolean tried(PrintStream out) {
        Path trial = folder.resolve("check-" + UUID.randomUUID());
        try {
            try (FilesystemObjectStore store = new FilesystemObjectStore("check", trial, 0)) {
                store.initialise();
                return tried(store, out);
            } finally {
                remove(trial);
            }
        } catch (IOException e) {
            out.println("  không thử được / could not be tried: " + e.getMessage());
            return false;
        }
    }

    private static boolean tried(FilesystemObjectStore store, PrintStream out) throws IOException {
        byte[] bytes = "Tàng Thư: tệp thử, xóa được".getBytes(StandardCharsets.UTF_8);
        Sha256 digest = Sha256.of(bytes);
        boolean written = store.put(digest, ContentSource.of(bytes)).complete()
                && store.verify(digest).getFirst().state() == CopyState.State.GOOD;
        boolean range = part(store, digest).equals("Thư");
        boolean kept = !store.put(digest, ContentSource.of(new byte[] {1})).complete()
                || store.verify(digest).getFirst().state() == CopyState.State.GOOD;
        line(out, written, "đọc được ngay sau khi ghi", "read after write");
        line(out, range, "đọc từng khoảng", "range reads");
        line(out, kept, "chỉ ghi khi chưa có", "conditional put");
        return written && range && kept;
    }

    /** The second word. */
    private static String part(FilesystemObjectStore store, Sha256 digest) throws IOException {
        int from = "Tàng ".getBytes(StandardCharsets.UTF_8).length;
        int length = "Thư".getBytes(StandardCharsets.UTF_8).length;
        if (store.openRange(digest, from, length) instanceof OpenOutcome.Opened opened) {
            try (var in = opened.stream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static void line(PrintStream out, boolean held, String vi, String en) {
        out.println("  [" + (held ? "có / yes" : "KHÔNG / NO") + "] " + vi + " / " + en);
    }

    private static void remove(Path trial) throws IOException {
        if (Files.exists(trial)) {
            try (var files = Files.walk(trial)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
