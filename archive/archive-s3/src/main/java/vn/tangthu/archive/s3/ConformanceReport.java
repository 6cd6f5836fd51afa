package vn.tangthu.archive.s3;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.s3.Finding.Verdict;

/**
 * What a configured store was found to guarantee.
 *
 * @param store name of the store and address of its server
 * @param guarantees one finding for each
 * @param attacks one finding for each; held means that it was refused
 */
public record ConformanceReport(String store, Map<Guarantee, Finding> guarantees, Map<Attack, Finding> attacks) {
    public ConformanceReport {
        guarantees = complete(guarantees, Guarantee.class);
        attacks = complete(attacks, Attack.class);
    }

    private static <K extends Enum<K>> Map<K, Finding> complete(Map<K, Finding> findings, Class<K> keys) {
        Map<K, Finding> all = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            all.put(key, findings.getOrDefault(key, Finding.unknown("chưa kiểm tra", "not checked")));
        }
        return all;
    }

    /** Everything is guaranteed, and every attack was made and refused. */
    public boolean immutable() {
        return guarantees.values().stream().allMatch(ConformanceReport::held)
                && attacks.values().stream().allMatch(ConformanceReport::held);
    }

    /** What the archive cannot do without: what was written can be read, in whole and in part. */
    public boolean usable() {
        return held(guarantees.get(Guarantee.READ_AFTER_WRITE)) && held(guarantees.get(Guarantee.RANGE));
    }

    /** In words; "immutable" is among them only if it is so. */
    public void print(PrintStream out) {
        out.println("Kho / store: " + store);
        guarantees.forEach(
                (guarantee, finding) -> line(out, guaranteed(finding.verdict()), guarantee.title(), finding));
        out.println("Tấn công tệp đã khóa / attacks on a locked object:");
        attacks.forEach((attack, finding) -> line(out, refused(finding.verdict()), attack.title(), finding));
        out.println(
                immutable()
                        ? "Kết luận: bất biến. Tệp đã khóa không ai xóa hay sửa được trước hạn."
                                + "\nConclusion: immutable. Nobody can delete or change a locked object before its time."
                        : "Kết luận: máy chủ không bảo đảm chống xóa, sửa. Hãy dựa vào hai bản và nhật ký kiểm toán."
                                + "\nConclusion: the server does not guarantee against deletion and change. Rely on the two copies and the audit trail.");
    }

    private static boolean held(@Nullable Finding finding) {
        return finding != null && finding.verdict() == Verdict.HELD;
    }

    private static void line(PrintStream out, String verdict, Sentence title, Finding finding) {
        String detail = finding.detail().english().isEmpty() ? "" : ": " + finding.detail();
        out.println("  [" + verdict + "] " + title + detail);
    }

    private static String guaranteed(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "có / yes";
            case BROKEN -> "KHÔNG / NO";
            case UNKNOWN -> "không rõ / unknown";
        };
    }

    private static String refused(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "bị từ chối / refused";
            case BROKEN -> "LỌT / LET THROUGH";
            case UNKNOWN -> "không rõ / unknown";
        };
    }
}
