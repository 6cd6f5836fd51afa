package vn.tangthu.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportEnd;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportPass;
import vn.tangthu.archive.imports.ImportState;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.reading.TableOutcome;
import vn.tangthu.archive.reading.TableReader;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.work.IngestSettings;
import vn.tangthu.ingest.work.WorkHandler;

/** Runs imports: one walk through the file to check it, and after somebody confirmed one that writes its good rows. */
@Component
public final class ImportHandler implements WorkHandler {
    /** Large enough that a transaction is not felt, small enough that a pause is obeyed at once. */
    static final int PORTION = 2000;

    private static final Duration STORE_PAUSE = Duration.ofSeconds(10);

    /** One that is long, and one that is short beside it. */
    private static final int AT_ONCE = 2;

    private final ImportParts parts;
    private final ObjectStore store;
    private final TableReader tables;
    private final Path work;
    private final int portion;

    @Autowired
    ImportHandler(ImportParts parts, ObjectStore store, TableReader tables, IngestSettings settings) {
        this(parts, store, tables, settings.work(), PORTION);
    }

    ImportHandler(ImportParts parts, ObjectStore store, TableReader tables, Path work, int portion) {
        this.parts = parts;
        this.store = store;
        this.tables = tables;
        this.work = work;
        this.portion = portion;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.IMPORT);
    }

    @Override
    public int threads() {
        return AT_ONCE;
    }

    @Override
    public Outcome handle(Work order) throws IOException {
        Optional<Import> found = parts.runs().find(id(order));
        if (found.isEmpty() || !found.get().state().busy()) {
            return new Outcome.Done();
        }
        Import subject = found.get();
        return switch (store.open(subject.file().sha256())) {
            case OpenOutcome.Opened(InputStream stream, long size) -> run(subject, stream);
            case OpenOutcome.Missing() -> fail(subject, ImportFailures.sourceLost());
            case OpenOutcome.Unavailable(List<StoreFailure> failures) ->
                failures.stream().allMatch(one -> one.kind() == StoreFailure.Kind.CORRUPT)
                        ? fail(subject, ImportFailures.sourceLost())
                        : new Outcome.Later(STORE_PAUSE);
        };
    }

    @Override
    public boolean giveUp(Work order, Throwable cause) {
        parts.runs().find(id(order)).ifPresent(subject -> {
            Outcome unused = fail(subject, ImportFailures.internal());
        });
        return true;
    }

    /** Readers wait for their children and would not hear an interrupt. */
    @Override
    public void stop() {
        tables.close();
    }

    private static ImportId id(Work order) {
        return new ImportId(order.document().value());
    }

    private Outcome run(Import subject, InputStream stream) throws IOException {
        ImportPass pass = subject.state() == ImportState.CHECKING ? ImportPass.CHECK : ImportPass.WRITE;
        RecordCategory category = parts.catalogue().category(subject.category()).orElseThrow();
        Path file = Files.createTempFile(work, "import-", ".tmp");
        try (stream) {
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
            ImportRun run = new ImportRun(parts, subject, category, pass, portion);
            int after = pass == ImportPass.CHECK ? 0 : subject.position();
            return end(subject, pass, run, tables.read(file, subject.file().name(), after, run));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Outcome end(Import subject, ImportPass pass, ImportRun run, TableOutcome outcome) {
        switch (outcome) {
            case TableOutcome.Completed completed -> run.end();
            case TableOutcome.Stopped stopped -> {}
            case TableOutcome.Failed(Failure failure) -> {
                if (pass == ImportPass.WRITE && passing(failure.code())) {
                    throw new IllegalStateException("reading the table failed: " + failure.code());
                }
                return fail(subject, ImportFailures.of(failure));
            }
        }
        ImportFailure failure = run.failure();
        if (failure != null) {
            return fail(subject, failure);
        }
        if (!run.stopped()) {
            // Refused if somebody stopped it after the last row: nothing is lost by that.
            boolean unused = pass == ImportPass.CHECK ? parts.runs().checkDone(subject.id()) : done(subject);
        }
        return new Outcome.Done();
    }

    /** The file could be read once; what went wrong now is tried again. */
    private static boolean passing(FailureCode code) {
        return code == FailureCode.CRASHED || code == FailureCode.INTERNAL || code == FailureCode.TIMED_OUT;
    }

    private boolean done(Import subject) {
        ImportCounts written =
                parts.runs().find(subject.id()).map(Import::written).orElse(ImportCounts.NONE);
        Map<String, String> detail = Map.of(
                "good",
                Integer.toString(written.good()),
                "bad",
                Integer.toString(written.bad()),
                "same",
                Integer.toString(written.same()));
        return parts.runs().done(subject.id(), ImportEnd.of(subject, detail));
    }

    private Outcome fail(Import subject, ImportFailure failure) {
        boolean unused =
                parts.runs().failed(subject.id(), failure, ImportEnd.of(subject, Map.of("reason", failure.code())));
        return new Outcome.Done();
    }
}
