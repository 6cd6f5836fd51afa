package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileDesk.Restated;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.casefile.Standings;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;

/**
 * Finds out anew where every case file stands. What is required and what is due begins and ends on days of the law, and with
 * the catalogue of a site; what stands beside the contents was right on the day on which it was written.
 */
final class StandingCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StandingCheck.class);
    private static final int PORTION = 500;
    private final Catalogue catalogue;
    private final CaseFileDesk desk;
    private final Clock clock;
    private final Standings standings = new Standings();

    StandingCheck(Catalogue catalogue, CaseFileDesk desk, Clock clock) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.clock = clock;
    }

    /** @return time until the day after the one that everything was held against */
    Duration run() throws InterruptedException {
        LocalDate day = LocalDate.ofInstant(clock.instant(), CaseFileEntry.ZONE);
        long seen = 0;
        long written = 0;
        @Nullable CaseFileId after = null;
        List<CaseFile> portion;
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            portion = desk.portion(after, PORTION);
            List<Restated> others =
                    portion.stream().flatMap(file -> other(file, day)).toList();
            written += others.isEmpty() ? 0 : desk.restate(others);
            seen += portion.size();
            after = portion.isEmpty() ? after : portion.getLast().id();
        } while (portion.size() == PORTION);
        if (written > 0) {
            LOG.info("Of {} records {} lack or owe on {} something else than before", seen, written, day);
        }
        Instant next = day.plusDays(1).atStartOfDay(CaseFileEntry.ZONE).toInstant();
        Duration left = Duration.between(clock.instant(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Where it stands, if that is not what is kept; one of a category that the catalogue has no more stays as it was. */
    private Stream<Restated> other(CaseFile file, LocalDate day) {
        Optional<RecordCategory> category = catalogue.category(file.category()).filter(RecordCategory::hasRecords);
        return category.map(known -> standings.of(known, file.contents(), day)).stream()
                .filter(standing -> !standing.equals(file.standing()))
                .map(standing -> restated(file, standing));
    }

    private static Restated restated(CaseFile file, Standing standing) {
        return new Restated(file.id(), file.version(), standing);
    }
}
