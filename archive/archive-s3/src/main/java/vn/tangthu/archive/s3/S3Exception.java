package vn.tangthu.archive.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server did not do what it was asked; the message says in both languages what it was and what to do. No secrets. */
public final class S3Exception extends IOException {
    private final Trouble trouble;
    private final transient Sentence sentence;

    S3Exception(Trouble trouble, Sentence sentence, @Nullable Throwable cause) {
        super(sentence.toString(), cause);
        this.trouble = trouble;
        this.sentence = sentence;
    }

    public Trouble trouble() {
        return trouble;
    }

    public Sentence sentence() {
        return sentence;
    }
}
