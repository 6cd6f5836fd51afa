package vn.tangthu.archive.casefile;

import java.time.Duration;

/** The drafts of everybody, for the machine alone: what was typed is about persons, and not meant to be kept. */
@FunctionalInterface
public interface OldDrafts {
    /**
     * Throws away, for good, what nobody touched any more.
     *
     * @param age how long ago a draft was last saved
     * @return how many
     */
    int forget(Duration age);
}
