package vn.tangthu.ingest.tika.child;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.TextSource;

/** A page as it is handed over. */
record PageResult(
        PageText text,
        TextSource source,
        PagePicture picture,
        @Nullable Failure failure) {
    static PageResult bornDigital(PageText text, PagePicture picture) {
        return new PageResult(text, text.isEmpty() ? TextSource.NONE : TextSource.BORN_DIGITAL, picture, null);
    }

    static PageResult recognised(PageText text, PagePicture picture) {
        return new PageResult(text, text.isEmpty() ? TextSource.NONE : TextSource.RECOGNISED, picture, null);
    }

    static PageResult failed(Failure failure, PagePicture picture) {
        return new PageResult(PageText.NONE, TextSource.NONE, picture, failure);
    }
}
