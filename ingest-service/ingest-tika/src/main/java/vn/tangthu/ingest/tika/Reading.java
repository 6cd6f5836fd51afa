package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingListener;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.JobLimits;
import vn.tangthu.ingest.tika.protocol.ParentMessage;
import vn.tangthu.ingest.tika.protocol.ProtocolException;

/** One job of one child, seen from the server. */
final class Reading {
    private final ChildJvm child;
    private final RecognitionPermits.Lease permits;
    private final Vigil vigil;
    private final UntrustedOutput output;
    private final ReadingListener listener;
    private boolean heard;

    Reading(
            ChildJvm child,
            RecognitionPermits.Lease permits,
            Vigil vigil,
            UntrustedOutput output,
            ReadingListener listener) {
        this.child = child;
        this.permits = permits;
        this.vigil = vigil;
        this.output = output;
        this.listener = listener;
    }

    /** Whether the child has said anything in this job. */
    boolean heard() {
        return heard;
    }

    /** Reads to the end, whatever the child does. */
    ReadingOutcome run(ParentMessage.ReadFile order) throws InterruptedException {
        try {
            child.send(order);
            @Nullable ReadingOutcome outcome = null;
            while (outcome == null) {
                vigil.waiting();
                @Nullable ChildMessage message = child.receive();
                vigil.heard();
                if (message == null) {
                    return ended();
                }
                heard = true;
                outcome = take(message);
            }
            return outcome;
        } catch (UntrustedOutput.TooMuchOutputException e) {
            child.kill();
            return failed(FailureCode.OUTPUT_TOO_LARGE, "text, words and page images are over the limit");
        } catch (ProtocolException e) {
            child.kill();
            return failed(FailureCode.CRASHED, "the reading process broke the protocol: " + e.getMessage());
        } catch (IOException e) {
            child.kill();
            return ended();
        }
    }

    private @Nullable ReadingOutcome take(ChildMessage message)
            throws IOException, UntrustedOutput.TooMuchOutputException {
        switch (message) {
            case ChildMessage.Started started -> {
                output.check(started);
                listener.started(started.mediaType(), started.pages());
            }
            case ChildMessage.PageRead read -> {
                ReadPage page = output.page(read);
                listener.page(page);
                Files.delete(page.image().file());
            }
            case ChildMessage.AttachmentFound found -> {
                Attachment attachment = output.attachment(found);
                listener.attachment(attachment);
                Files.delete(attachment.content());
            }
            case ChildMessage.TableStarted table -> throw new ProtocolException("a table where pages are expected");
            case ChildMessage.RowsRead rows -> throw new ProtocolException("rows where pages are expected");
            case ChildMessage.Progress progress -> {}
            case ChildMessage.PermitWanted wanted -> permits.want();
            case ChildMessage.PermitReturned returned -> permits.giveBack();
            case ChildMessage.Completed completed -> {
                return new ReadingOutcome.Completed(output.completed(completed));
            }
            case ChildMessage.Stopped stopped -> {
                return new ReadingOutcome.Failed(stopped.failure());
            }
        }
        return null;
    }

    private ReadingOutcome ended() throws InterruptedException {
        int code = child.exitCode();
        @Nullable String verdict = vigil.verdict();
        if (verdict != null) {
            return failed(FailureCode.TIMED_OUT, verdict);
        }
        return failed(
                code == ChildJvm.OUT_OF_MEMORY ? FailureCode.OUT_OF_MEMORY : FailureCode.CRASHED,
                child.lastWords(code));
    }

    private static ReadingOutcome failed(FailureCode code, String detail) {
        return new ReadingOutcome.Failed(Failure.of(code, detail));
    }

    static ParentMessage.ReadFile order(
            Path file, String fileName, Set<Integer> skip, int depth, Path folder, ExtractorSettings settings) {
        ReadingLimits limits = settings.limits();
        return new ParentMessage.ReadFile(
                file.toAbsolutePath().toString(),
                fileName,
                skip,
                depth,
                folder.toString(),
                new JobLimits(
                        settings.cores(),
                        settings.times().recognition(),
                        limits.maxAttachments(),
                        limits.maxAttachmentSize().bytes(),
                        limits.maxPixels(),
                        settings.tesseract(),
                        settings.language()));
    }
}
