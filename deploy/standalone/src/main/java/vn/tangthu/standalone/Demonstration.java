package vn.tangthu.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.web.access.Passwords;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.ingest.intake.IntakeResult;
import vn.tangthu.ingest.intake.Offer;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;
import vn.tangthu.ingest.work.WorkSignal;
import vn.tangthu.wiring.CommandLineActs;

/** Fills a fresh installation with fictional documents and an account for each role, so that every page shows something. */
final class Demonstration {
    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final String NOTE = "Dữ liệu trình diễn, hư cấu";

    /** Officers of units that have the authority to enter records, with the units' codes. */
    private static final Map<String, String> OFFICERS = new TreeMap<>(Map.of(
            "demo-trai-giam-1", "TG-01",
            "demo-trai-giam-2", "TG-02",
            "demo-cong-an-ha-noi", "CAT-01",
            "demo-giao-duong-2", "TGD-02"));

    private final Intake intake;
    private final WorkSignal signal;
    private final Accounts accounts;
    private final DemonstrationRecords records;
    private final Map<String, DocumentId> papers = new HashMap<>();
    private final UnitTree tree;
    private final Clock clock;
    private final Act act;

    Demonstration(
            Intake intake,
            WorkSignal signal,
            Accounts accounts,
            Units units,
            Catalogue catalogue,
            CaseFileEntry entry,
            Clock clock) {
        this.intake = intake;
        this.signal = signal;
        this.accounts = accounts;
        this.records = new DemonstrationRecords(catalogue, entry, units.tree());
        this.tree = units.tree();
        this.clock = clock;
        this.act = CommandLineActs.of(tree);
    }

    /** Creates the accounts and prints them; the documents go in while people already look around. */
    void fill(PrintStream out) {
        String password = Passwords.generate();
        String hash = new Passwords().encode(password);
        out.println();
        out.println("Dữ liệu trình diễn, mọi người đều hư cấu / demonstration data, all people are fictional.");
        out.println("Tài khoản trình diễn / demonstration accounts, mật khẩu / password:  " + password);
        for (Role role : Role.values()) {
            String name = "demo-" + role.code();
            create(name, CommandLineActs.root(tree), Set.of(role), hash);
            out.println("    " + name);
        }
        OFFICERS.forEach((name, unit) -> {
            create(name, new UnitCode(unit), Set.of(Role.ENTRY_OFFICER, Role.ARCHIVIST), hash);
            out.println("    " + name + "  (" + unit + ")");
        });
        Thread.ofVirtual().name("demonstration").start(this::upload);
    }

    private void create(String name, UnitCode unit, Set<Role> roles, String hash) {
        String codes = roles.stream().map(Role::code).sorted().collect(Collectors.joining(","));
        Account account = new Account(
                name,
                "Trình diễn: " + name.substring("demo-".length()),
                hash,
                roles,
                unit,
                false,
                FailedSignIns.NONE,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false);
        accounts.create(
                tree.scopeOf(CommandLineActs.root(tree)),
                account,
                new AuditEvent(
                        act, Action.ACCOUNT_CHANGED, "account:" + name, Map.of("change", "created", "roles", codes)));
    }

    private void upload() {
        try {
            offer("thong-tu-co-so-du-lieu.docx", circular().docx(), general("general", "other", "C10", "Dự thảo 2"));
            offer("thong-tu-ban-quet.pdf", circular().scannedPdf(), general("general", "other", "C10", "Dự thảo 2"));
            for (DemonstrationCase one : DemonstrationCase.ALL) {
                offer(one);
            }
            records.fill(papers);
            signal.give();
            offer("thu-kem-tep.eml", mail(), general("community.reform", "letter", "CAT-01", null));
            offer("ho-so-nen.zip", zip(), general("prisoner", "other", "TG-01", null));
            byte[] cut = circular().textPdf();
            offer("ban-quet-hong.pdf", Arrays.copyOf(cut, 300), general("general", "other", "TG-02", null));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The demonstration data could not all be made", e);
        }
    }

    private void offer(DemonstrationCase one) throws IOException {
        SampleDocuments document = SampleDocuments.of(text(one), one.number().hashCode());
        byte[] bytes = switch (one.form()) {
            case WORD -> document.docx();
            case PDF -> document.textPdf();
            case SCAN -> document.scannedPdf();
            case TIFF -> document.scannedTiff();
            case PHOTO -> document.scannedJpeg();
        };
        DocumentId id = offer(
                one.fileName(),
                bytes,
                new Metadata(
                        one.category(),
                        new UnitCode(one.unit()),
                        one.type(),
                        one.number(),
                        one.date(),
                        one.issuer(),
                        one.person() + " (hư cấu)",
                        NOTE));
        papers.put(one.number(), id);
    }

    private DocumentId offer(String name, byte[] bytes, Metadata metadata) throws IOException {
        AccessScope everything = tree.scopeOf(CommandLineActs.root(tree));
        IntakeResult result = intake.accept(everything, act, Offer.upload(ContentSource.of(bytes), name, metadata));
        signal.give();
        if (result instanceof IntakeResult.Accepted accepted) {
            return accepted.document().id();
        }
        throw new IOException("A document of the demonstration was not taken in: " + name);
    }

    private static Metadata general(String category, String type, String unit, @Nullable String number) {
        return new Metadata(
                category, new UnitCode(unit), type, number, LocalDate.of(2021, 10, 1), "Bộ Công an", null, NOTE);
    }

    private static SampleDocuments circular() {
        return SampleDocuments.circular(1);
    }

    private static byte[] mail() {
        DemonstrationCase one = DemonstrationCase.ALL.getFirst();
        return SampleContainers.mail(
                "Báo cáo hư cấu về thi hành án",
                "Kính gửi đơn vị,\nXin gửi kèm báo cáo hư cấu để trình diễn việc tìm trong thư và tệp kèm theo.",
                Map.of("bao-cao.docx", SampleContainers.docx(text(one))));
    }

    private static byte[] zip() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (DemonstrationCase one : DemonstrationCase.ALL.subList(0, 2)) {
            entries.put("hồ sơ/" + one.person() + ".docx", SampleContainers.docx(text(one)));
        }
        return SampleContainers.zip(entries);
    }

    private static String text(DemonstrationCase one) {
        String name = "demo/" + one.template() + ".txt";
        try (InputStream in = Objects.requireNonNull(Demonstration.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{court}", one.court())
                    .replace("{number}", one.number())
                    .replace("{date}", DATE.format(one.date()))
                    .replace("{person}", one.person())
                    .replace("{born}", Integer.toString(one.born()))
                    .replace("{offence}", one.offence())
                    .replace("{clause}", one.clause())
                    .replace("{sentence}", one.sentence());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
