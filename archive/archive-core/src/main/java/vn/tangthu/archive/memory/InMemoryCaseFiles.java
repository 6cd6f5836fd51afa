package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.subject.SubjectKeys;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.catalogue.Authority;

final class InMemoryCaseFiles implements CaseFiles, CaseFileDesk, CaseFileLists {
    private final Object lock;
    private final AuditTrail trail;
    private final WorkQueue queue;
    private final Clock clock;
    private final Map<CaseFileId, CaseFile> files = new LinkedHashMap<>();
    private final Map<CaseFileId, List<CaseFileVersion>> versions = new LinkedHashMap<>();

    private final SubjectReader subjects;
    private final Map<CaseFileId, SubjectKeys> keys = new HashMap<>();
    private final Map<Long, Set<CaseFileId>> byKey = new HashMap<>();

    InMemoryCaseFiles(Object lock, AuditTrail trail, WorkQueue queue, Clock clock, SubjectReader subjects) {
        this.subjects = subjects;
        this.lock = lock;
        this.trail = trail;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public CaseFile open(AccessScope scope, EntryGrant grant, NewCaseFile file, AuditEvent event) {
        requireEnter(scope, grant, file);
        synchronized (lock) {
            if (!files.containsKey(file.id())) {
                trail.append(event);
                add(file, event);
            }
            return find(scope, file.id()).orElseThrow(() -> new IllegalArgumentException("The id is taken"));
        }
    }

    @Override
    public int openAll(AccessScope scope, EntryGrant grant, List<NewCaseFile> all, AuditEvent event) {
        all.forEach(file -> requireEnter(scope, grant, file));
        synchronized (lock) {
            Map<CaseFileId, NewCaseFile> missing = new LinkedHashMap<>();
            all.stream()
                    .filter(file -> !files.containsKey(file.id()))
                    .forEach(file -> missing.putIfAbsent(file.id(), file));
            if (!missing.isEmpty()) {
                trail.append(event);
            }
            missing.values().forEach(file -> add(file, event));
            return missing.size();
        }
    }

    private static void requireEnter(AccessScope scope, EntryGrant grant, NewCaseFile file) {
        grant.require(file.category(), file.unit(), Authority.Right.ENTER);
        if (!scope.allows(file.unit())) {
            throw new IllegalArgumentException("The unit lies outside the scope");
        }
    }

    private void add(NewCaseFile file, AuditEvent event) {
        Instant now = now();
        String by = actor(event);
        CaseFile opened = new CaseFile(
                file.id(),
                file.subject(),
                file.category(),
                file.unit(),
                1,
                file.contents(),
                file.standing(),
                now,
                by,
                now,
                by,
                false);
        put(opened);
        versions.computeIfAbsent(file.id(), id -> new ArrayList<>())
                .add(new CaseFileVersion(1, file.unit(), file.contents(), false, now, by, ""));
        queue.add(WorkKind.INDEX_RECORD, new DocumentId(file.id().value()), now);
    }

    private void put(CaseFile file) {
        files.put(file.id(), file);
        SubjectKeys before = keys.put(file.id(), subjects.keys(file.category(), file.contents()));
        if (before != null) {
            before.values()
                    .forEach(key -> Objects.requireNonNull(byKey.get(key)).remove(file.id()));
        }
        Objects.requireNonNull(keys.get(file.id()))
                .values()
                .forEach(key ->
                        byKey.computeIfAbsent(key, none -> new HashSet<>()).add(file.id()));
    }

    CaseFile get(CaseFileId id) {
        return Objects.requireNonNull(files.get(id));
    }

    List<CaseFile> ofSubject(SubjectId subject) {
        return files.values().stream()
                .filter(file -> file.subject().equals(subject))
                .toList();
    }

    /** What a case file is about stands beside it: no version is made. */
    void tie(CaseFileId id, SubjectId subject) {
        CaseFile file = get(id);
        files.put(
                id,
                new CaseFile(
                        id,
                        subject,
                        file.category(),
                        file.unit(),
                        file.version(),
                        file.contents(),
                        file.standing(),
                        file.openedAt(),
                        file.openedBy(),
                        file.changedAt(),
                        file.changedBy(),
                        file.deleted()));
    }

    /** The keys that other case files share with one. */
    Map<CaseFile, SubjectKeys> sharingKeys(CaseFileId id) {
        Map<CaseFile, SubjectKeys> result = new LinkedHashMap<>();
        Set<Long> wanted = Objects.requireNonNull(keys.get(id)).values();
        wanted.stream()
                .flatMap(key -> Objects.requireNonNull(byKey.get(key)).stream())
                .distinct()
                .filter(other -> !other.equals(id))
                .forEach(other -> result.put(
                        get(other), Objects.requireNonNull(keys.get(other)).shared(wanted)));
        return result;
    }

    @Override
    public Optional<CaseFile> find(AccessScope scope, CaseFileId id) {
        synchronized (lock) {
            return Optional.ofNullable(files.get(id)).filter(file -> scope.allows(file.unit()));
        }
    }

    @Override
    public Map<CaseFileId, CaseFile> findAll(AccessScope scope, Collection<CaseFileId> ids) {
        synchronized (lock) {
            Map<CaseFileId, CaseFile> result = new LinkedHashMap<>();
            ids.forEach(id -> find(scope, id).ifPresent(file -> result.put(id, file)));
            return result;
        }
    }

    @Override
    public List<CaseFile> list(AccessScope scope, CaseFileFilter filter, int limit) {
        synchronized (lock) {
            return files.values().stream()
                    .filter(file -> scope.allows(file.unit()) && matches(file, filter) && after(file, filter))
                    .sorted(Comparator.comparing(CaseFile::changedAt)
                            .thenComparing(CaseFile::id)
                            .reversed())
                    .limit(limit)
                    .toList();
        }
    }

    private static boolean matches(CaseFile file, CaseFileFilter filter) {
        LocalDate due = file.standing().due();
        return same(filter.category(), file.category())
                && same(filter.unit(), file.unit())
                && same(filter.status(), file.standing().status())
                && same(filter.subject(), file.subject())
                && file.deleted() == filter.deleted()
                && (!filter.incomplete() || !file.standing().lacking().isEmpty())
                && (filter.dueBefore() == null || (due != null && due.isBefore(filter.dueBefore())))
                && (filter.document() == null
                        || file.contents().documents().stream()
                                .anyMatch(one -> one.document().equals(filter.document())))
                && filter.values().entrySet().stream()
                        .allMatch(wanted ->
                                file.contents().fields().all(wanted.getKey()).contains(wanted.getValue()));
    }

    private static boolean same(@Nullable Object wanted, Object there) {
        return wanted == null || wanted.equals(there);
    }

    private static boolean after(CaseFile file, CaseFileFilter filter) {
        Instant before = filter.changedBefore();
        CaseFileId id = filter.idBefore();
        if (before == null) {
            return true;
        }
        int order = file.changedAt().compareTo(before);
        return order < 0 || (order == 0 && id != null && file.id().compareTo(id) < 0);
    }

    @Override
    public CaseFileChange change(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            CaseContents contents,
            Standing standing,
            UnitCode unit,
            String reason,
            AuditEvent event) {
        return next(
                scope,
                grant,
                id,
                expectedVersion,
                reason,
                event,
                file -> new CaseFile(
                        id,
                        file.subject(),
                        file.category(),
                        unit,
                        file.version() + 1,
                        contents,
                        standing,
                        file.openedAt(),
                        file.openedBy(),
                        now(),
                        actor(event),
                        file.deleted()));
    }

    @Override
    public CaseFileChange setDeleted(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            boolean deleted,
            String reason,
            AuditEvent event) {
        return next(
                scope,
                grant,
                id,
                expectedVersion,
                reason,
                event,
                file -> new CaseFile(
                        id,
                        file.subject(),
                        file.category(),
                        file.unit(),
                        file.version() + 1,
                        file.contents(),
                        file.standing(),
                        file.openedAt(),
                        file.openedBy(),
                        now(),
                        actor(event),
                        deleted));
    }

    private CaseFileChange next(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            String reason,
            AuditEvent event,
            UnaryOperator<CaseFile> change) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new IllegalArgumentException("A change needs a reason of 1 to 500 characters");
        }
        synchronized (lock) {
            Optional<CaseFile> visible = find(scope, id);
            if (visible.isEmpty()) {
                return new CaseFileChange.NotFound();
            }
            CaseFile file = visible.get();
            grant.require(file.category(), file.unit(), Authority.Right.UPDATE);
            if (file.version() != expectedVersion) {
                return new CaseFileChange.Conflict(file);
            }
            CaseFile changed = change.apply(file);
            trail.append(event);
            put(changed);
            Objects.requireNonNull(versions.get(id))
                    .add(new CaseFileVersion(
                            changed.version(),
                            changed.unit(),
                            changed.contents(),
                            changed.deleted(),
                            changed.changedAt(),
                            changed.changedBy(),
                            StorableText.of(reason)));
            queue.add(WorkKind.INDEX_RECORD, new DocumentId(id.value()), now());
            return new CaseFileChange.Done(changed);
        }
    }

    @Override
    public List<CaseFileVersion> versions(AccessScope scope, CaseFileId id) {
        synchronized (lock) {
            return find(scope, id)
                    .map(file -> List.copyOf(versions.getOrDefault(id, List.of())))
                    .orElse(List.of());
        }
    }

    @Override
    public Map<CaseFileId, CaseFile> findAll(Collection<CaseFileId> ids) {
        synchronized (lock) {
            Map<CaseFileId, CaseFile> result = new LinkedHashMap<>(files);
            result.keySet().retainAll(ids);
            return result;
        }
    }

    @Override
    public Map<CaseFileId, Long> versions(Collection<CaseFileId> ids) {
        Map<CaseFileId, Long> result = new LinkedHashMap<>();
        findAll(ids).values().stream()
                .filter(file -> !file.deleted())
                .forEach(file -> result.put(file.id(), file.version()));
        return result;
    }

    @Override
    public void forEachVersion(BiConsumer<CaseFileId, Long> consumer) {
        List<CaseFileId> ids;
        synchronized (lock) {
            ids = List.copyOf(files.keySet());
        }
        versions(ids).forEach(consumer);
    }

    @Override
    public long reindexAll(Instant notBefore) {
        synchronized (lock) {
            Set<CaseFileId> wanted = versions(files.keySet()).keySet();
            wanted.forEach(id -> queue.add(WorkKind.INDEX_RECORD, new DocumentId(id.value()), notBefore));
            return wanted.size();
        }
    }

    @Override
    public List<CaseFile> portion(@Nullable CaseFileId after, int limit) {
        synchronized (lock) {
            return files.values().stream()
                    .filter(file -> after == null || file.id().compareTo(after) > 0)
                    .sorted(Comparator.comparing(CaseFile::id))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public int restate(List<Restated> all) {
        synchronized (lock) {
            int written = 0;
            for (Restated one : all) {
                CaseFile file = files.get(one.id());
                if (file != null && file.version() == one.version()) {
                    restate(file, one.standing());
                    written++;
                }
            }
            return written;
        }
    }

    private void restate(CaseFile file, Standing standing) {
        files.put(
                file.id(),
                new CaseFile(
                        file.id(),
                        file.subject(),
                        file.category(),
                        file.unit(),
                        file.version(),
                        file.contents(),
                        standing,
                        file.openedAt(),
                        file.openedBy(),
                        file.changedAt(),
                        file.changedBy(),
                        file.deleted()));
        if (!standing.status().equals(file.standing().status())) {
            queue.add(WorkKind.INDEX_RECORD, new DocumentId(file.id().value()), now());
        }
    }

    private record Key(UnitCode unit, String category) {}

    @Override
    public List<CaseFileCounts> counts(AccessScope scope, LocalDate today) {
        synchronized (lock) {
            return files.values().stream()
                    .filter(file -> scope.allows(file.unit()) && !file.deleted())
                    .collect(Collectors.groupingBy(file -> new Key(file.unit(), file.category())))
                    .entrySet()
                    .stream()
                    .map(entry -> counts(entry.getKey(), entry.getValue(), today))
                    .sorted(Comparator.comparing(CaseFileCounts::unit).thenComparing(CaseFileCounts::category))
                    .toList();
        }
    }

    private static CaseFileCounts counts(Key key, List<CaseFile> all, LocalDate today) {
        return new CaseFileCounts(
                key.unit,
                key.category,
                all.size(),
                all.stream()
                        .filter(file -> !file.standing().lacking().isEmpty())
                        .count(),
                all.stream()
                        .map(file -> file.standing().due())
                        .filter(due -> due != null && due.isBefore(today))
                        .count());
    }

    private static String actor(AuditEvent event) {
        return StorableText.of(event.act().actor().name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public List<CaseFile> portion(
            AccessScope scope, CaseFileFilter filter, @Nullable String lack, @Nullable CaseFileId after, int limit) {
        synchronized (lock) {
            return matching(scope, filter)
                    .filter(file -> lack == null || kinds(file).contains(lack))
                    .filter(file -> after == null || file.id().compareTo(after) > 0)
                    .sorted(Comparator.comparing(CaseFile::id))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<LackCount> lacks(AccessScope scope, CaseFileFilter filter) {
        synchronized (lock) {
            Map<List<String>, Long> counts = matching(scope, filter)
                    .flatMap(file -> kinds(file).stream().map(kind -> List.of(file.category(), kind)))
                    .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
            return counts.entrySet().stream()
                    .map(entry -> new LackCount(
                            entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
                    .sorted(Comparator.comparing(LackCount::category)
                            .thenComparing(
                                    Comparator.comparingLong(LackCount::files).reversed())
                            .thenComparing(LackCount::kind))
                    .toList();
        }
    }

    @Override
    public List<ValueCount> values(AccessScope scope, CaseFileFilter filter, String field, int limit) {
        synchronized (lock) {
            Map<String, Long> counts = matching(scope, filter)
                    .map(file -> Set.copyOf(file.contents().fields().all(field)))
                    .flatMap(values -> values.isEmpty() ? Stream.of("") : values.stream())
                    .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
            return counts.entrySet().stream()
                    .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(ValueCount::files)
                            .reversed()
                            .thenComparing(ValueCount::value))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<CaseFile> overdue(
            AccessScope scope, CaseFileFilter filter, LocalDate today, @Nullable DuePlace after, int limit) {
        synchronized (lock) {
            return matching(scope, filter)
                    .filter(file -> due(file).isBefore(today))
                    .filter(file -> after == null
                            || due(file).isAfter(after.due())
                            || (due(file).equals(after.due()) && file.id().compareTo(after.id()) > 0))
                    .sorted(Comparator.comparing(InMemoryCaseFiles::due).thenComparing(CaseFile::id))
                    .limit(limit)
                    .toList();
        }
    }

    private Stream<CaseFile> matching(AccessScope scope, CaseFileFilter filter) {
        return files.values().stream().filter(file -> scope.allows(file.unit()) && matches(file, filter));
    }

    private static Set<String> kinds(CaseFile file) {
        return file.standing().lacking().stream().map(Standing::kindOf).collect(Collectors.toSet());
    }

    private static LocalDate due(CaseFile file) {
        return Objects.requireNonNullElse(file.standing().due(), LocalDate.MAX);
    }
}
