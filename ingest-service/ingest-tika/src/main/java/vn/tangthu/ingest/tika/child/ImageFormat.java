package vn.tangthu.ingest.tika.child;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import vn.tangthu.archive.document.FailureCode;

/** Images, of one page or of several. */
final class ImageFormat implements FormatReader {
    /** An image with this many times the pixels that fit in memory is not worth reading reduced. */
    private static final long TOO_LARGE = 16;

    static boolean canRead(String mediaType) {
        return ImageIO.getImageReadersByMIMEType(alias(mediaType)).hasNext();
    }

    private static String alias(String mediaType) {
        return mediaType.equals("image/x-ms-bmp") ? "image/bmp" : mediaType;
    }

    @Override
    public void read(Job job, String mediaType) throws ReadingStoppedException, InterruptedException {
        try (ImageInputStream in = ImageIO.createImageInputStream(job.file().toFile())) {
            ImageReader reader =
                    ImageIO.getImageReadersByMIMEType(alias(mediaType)).next();
            try {
                reader.setInput(in);
                read(job, mediaType, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new ReadingStoppedException(FailureCode.DAMAGED, "reading an image", e);
        }
    }

    private static void read(Job job, String mediaType, ImageReader reader)
            throws IOException, ReadingStoppedException, InterruptedException {
        // An animation is one picture; only TIFF holds pages.
        int pages = mediaType.equals("image/tiff") ? reader.getNumImages(true) : 1;
        if (pages < 1) {
            throw new ReadingStoppedException(FailureCode.NO_PAGES, "an image file without an image");
        }
        if (pages == 1) {
            step(job, reader, 0);
        }
        job.started(mediaType, pages);
        try (RecognitionQueue queue = new RecognitionQueue(job)) {
            for (int index = 0; index < pages; index++) {
                if (job.wants(index + 1)) {
                    job.link().progress();
                    readPage(job, reader, index, pages, queue);
                }
            }
            queue.finish();
        }
    }

    private static void readPage(Job job, ImageReader reader, int index, int pages, RecognitionQueue queue)
            throws ReadingStoppedException, InterruptedException, IOException {
        queue.enter();
        PageRecognition.Prepared page;
        try {
            page = prepare(job, reader, index);
        } catch (ReadingStoppedException | IOException | RuntimeException e) {
            queue.leave();
            if (pages == 1) {
                throw e;
            }
            ReadingStoppedException stopped = e instanceof ReadingStoppedException known
                    ? known
                    : new ReadingStoppedException(FailureCode.DAMAGED, "reading a page", e);
            job.page(index + 1, PageResult.failed(stopped.onPage(index + 1), PageImages.placeholder(job, 1, 1)));
            return;
        }
        queue.add(index + 1, page);
    }

    private static PageRecognition.Prepared prepare(Job job, ImageReader reader, int index)
            throws IOException, ReadingStoppedException {
        int step = step(job, reader, index);
        ImageReadParam parameters = reader.getDefaultReadParam();
        if (step > 1) {
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        BufferedImage image = reader.read(index, parameters);
        return PageRecognition.prepare(
                ImageOrientation.of(job.file(), reader, index).upright(image), 0);
    }

    /** Every how many pixels one is read, so that the image fits in memory. Looks at the header only. */
    private static int step(Job job, ImageReader reader, int index) throws IOException, ReadingStoppedException {
        long width = reader.getWidth(index);
        long height = reader.getHeight(index);
        long most = job.limits().maxPixels();
        if (width * height > TOO_LARGE * most) {
            throw new ReadingStoppedException(FailureCode.IMAGE_TOO_LARGE, width + " x " + height + " pixels");
        }
        int step = 1;
        while (width * height / ((long) step * step) > most) {
            step++;
        }
        return step;
    }
}
