package vn.tangthu.ingest.tika.protocol;

import java.time.Duration;

/**
 * The limits that a child keeps by itself; the server checks those it can see again.
 *
 * @param cores pages recognised at the same time
 * @param recognitionTime for one run of the recognition program
 * @param maxAttachments files in one container
 * @param maxAttachmentBytes of all of them together, unpacked
 * @param maxPixels of an image that is decoded whole
 * @param recogniser the command
 * @param language its model
 */
public record JobLimits(
        int cores,
        Duration recognitionTime,
        int maxAttachments,
        long maxAttachmentBytes,
        long maxPixels,
        String recogniser,
        String language) {}
