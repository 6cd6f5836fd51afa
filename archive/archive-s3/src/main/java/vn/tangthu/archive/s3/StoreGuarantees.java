package vn.tangthu.archive.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tangthu.archive.s3.Finding.Verdict;

/**
 * What a service found at its start.
 *
 * @param store name of the store and address of its server
 * @param findings one for each guarantee
 */
public record StoreGuarantees(String store, Map<Guarantee, Finding> findings) {
    public StoreGuarantees {
        findings = Map.copyOf(findings);
        if (findings.size() != Guarantee.values().length) {
            throw new IllegalArgumentException("There is a finding for each guarantee");
        }
    }

    /** One sentence for each guarantee, for the log. */
    public List<Sentence> sentences() {
        return List.of(Guarantee.values()).stream()
                .map(guarantee -> sentence(guarantee, "", ""))
                .toList();
    }

    /** Why the archive cannot be kept there: what was written cannot be read, in whole or in part; nothing if it can. */
    public Optional<Sentence> lack() {
        return List.of(Guarantee.READ_AFTER_WRITE, Guarantee.RANGE).stream()
                .filter(guarantee -> finding(guarantee).verdict() == Verdict.BROKEN)
                .findFirst()
                .map(guarantee -> sentence(
                        guarantee,
                        ". Kho lưu trữ không thể thiếu điều này: hãy dùng máy chủ S3 khác.",
                        ". The archive cannot do without it: use another S3 server."));
    }

    private Finding finding(Guarantee guarantee) {
        return findings.getOrDefault(guarantee, Finding.unknown("", ""));
    }

    private Sentence sentence(Guarantee guarantee, String vietnameseEnd, String englishEnd) {
        Finding finding = finding(guarantee);
        Sentence verdict = switch (finding.verdict()) {
            case HELD -> new Sentence("có", "yes");
            case BROKEN -> new Sentence("KHÔNG", "NO");
            case UNKNOWN -> new Sentence("không rõ", "unknown");
        };
        Sentence detail = finding.detail();
        return new Sentence(
                "Kho " + store + ": " + guarantee.title().vietnamese() + ": " + verdict.vietnamese()
                        + in(detail.vietnamese()) + vietnameseEnd,
                "Store " + store + ": " + guarantee.title().english() + ": " + verdict.english() + in(detail.english())
                        + englishEnd);
    }

    private static String in(String detail) {
        return detail.isEmpty() ? "" : " (" + detail + ")";
    }
}
