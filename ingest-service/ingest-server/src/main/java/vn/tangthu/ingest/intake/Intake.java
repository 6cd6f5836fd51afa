package vn.tangthu.ingest.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.registry.Registration;
import vn.tangthu.catalogue.Catalogue;

/**
 * Takes documents in. Object first, metadata second: a crash in between leaves an object that nothing refers to, never a
 * record without its bytes.
 */
@Component
public final class Intake {
    private final ObjectStore store;
    private final RecordRegistry registry;
    private final AuditTrail audit;
    private final Catalogue catalogue;

    public Intake(ObjectStore store, RecordRegistry registry, AuditTrail audit, Catalogue catalogue) {
        this.store = store;
        this.registry = registry;
        this.audit = audit;
        this.catalogue = catalogue;
    }

    /**
     * Stores and registers one document; blocks until its copies were read back.
     *
     * @param scope the unit in the metadata must lie in it
     * @throws IOException if the offered content cannot be read: the upload was cut off
     */
    public IntakeResult accept(AccessScope scope, Act act, Offer offer) throws IOException {
        Optional<IntakeResult.BadMetadata> complaint = check(scope, offer.metadata());
        if (complaint.isPresent()) {
            return complaint.get();
        }
        long size = offer.content().size();
        if (size == 0 && offer.parent() == null) {
            return new IntakeResult.Empty();
        }
        Sha256 digest;
        try (InputStream in = offer.content().open()) {
            digest = Sha256.of(in);
        }
        PutOutcome stored = store.put(digest, offer.content());
        if (stored.verifiedCopies().isEmpty()) {
            audit.append(new AuditEvent(act, Action.UPLOAD_REFUSED, null, Map.of("reason", "NOT_STORED")));
            return new IntakeResult.NotStored(stored.failures());
        }
        Document document = registry.register(
                scope, registration(offer, digest, size, stored), event(act, offer, digest, size, stored));
        return new IntakeResult.Accepted(document, Receipt.of(document));
    }

    /** Whether these metadata may be used by somebody with this scope. */
    public Optional<IntakeResult.BadMetadata> check(AccessScope scope, Metadata metadata) {
        if (!catalogue.categories().contains(metadata.category())) {
            return bad("category", IntakeResult.BadMetadata.Reason.UNKNOWN_CODE);
        }
        if (!catalogue.documentTypes().contains(metadata.type())) {
            return bad("type", IntakeResult.BadMetadata.Reason.UNKNOWN_CODE);
        }
        return scope.allows(metadata.unit())
                ? Optional.empty()
                : bad("unit", IntakeResult.BadMetadata.Reason.OUTSIDE_SCOPE);
    }

    private static Optional<IntakeResult.BadMetadata> bad(String field, IntakeResult.BadMetadata.Reason reason) {
        return Optional.of(new IntakeResult.BadMetadata(field, reason));
    }

    private static Registration registration(Offer offer, Sha256 digest, long size, PutOutcome stored) {
        return new Registration(
                offer.id(),
                digest,
                size,
                FileName.clean(offer.fileName()),
                offer.metadata(),
                stored.verifiedCopies(),
                stored.complete(),
                offer.parent(),
                offer.pathInParent());
    }

    private static AuditEvent event(Act act, Offer offer, Sha256 digest, long size, PutOutcome stored) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("sha256", digest.hex());
        detail.put("size", Long.toString(size));
        detail.put("copies", String.join(",", stored.verifiedCopies()));
        detail.put("unit", offer.metadata().unit().value());
        if (offer.parent() != null) {
            detail.put("parent", offer.parent().toString());
        }
        return new AuditEvent(act, Action.UPLOADED, "document:" + offer.id(), detail);
    }
}
