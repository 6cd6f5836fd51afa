package vn.tangthu.ingest.work;

import java.util.List;
import java.util.stream.Collectors;
import vn.tangthu.archive.object.StoreFailure;

/** No medium takes what was read of a document, which says nothing about the document. */
final class NotStoredException extends RuntimeException {
    NotStoredException(List<StoreFailure> failures) {
        super(failures.stream()
                .map(failure -> failure.store() + " " + failure.kind())
                .collect(Collectors.joining(", ", "no medium takes it: ", "")));
    }
}
