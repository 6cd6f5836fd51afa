package vn.tangthu.ingest.tika.child;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** How an image must be turned to be seen as its camera or scanner meant it: the eight values of Exif and TIFF. */
record ImageOrientation(boolean mirrored, int quarters) {
    private static final ImageOrientation UPRIGHT = new ImageOrientation(false, 0);

    static ImageOrientation of(Path file, ImageReader reader, int index) throws IOException {
        return index == 0 ? fromExif(file) : fromReader(reader, index);
    }

    private static ImageOrientation fromExif(Path file) throws IOException {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
            ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null ? UPRIGHT : ofValue(value);
        } catch (ImageProcessingException e) {
            // Without metadata an image is as it is.
            return UPRIGHT;
        }
    }

    /** Of a later page of a TIFF file. */
    private static ImageOrientation fromReader(ImageReader reader, int index) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(index);
        if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
            return UPRIGHT;
        }
        NodeList dimensions = metadata.getAsTree("javax_imageio_1.0").getChildNodes();
        for (int i = 0; i < dimensions.getLength(); i++) {
            NodeList children = dimensions.item(i).getChildNodes();
            for (int j = 0; j < children.getLength(); j++) {
                Node node = children.item(j);
                if (node.getNodeName().equals("ImageOrientation")) {
                    return ofName(node.getAttributes().getNamedItem("value").getNodeValue());
                }
            }
        }
        return UPRIGHT;
    }

    private static ImageOrientation ofValue(int value) {
        return switch (value) {
            case 2 -> new ImageOrientation(true, 0);
            case 3 -> new ImageOrientation(false, 2);
            case 4 -> new ImageOrientation(true, 2);
            case 5 -> new ImageOrientation(true, 3);
            case 6 -> new ImageOrientation(false, 1);
            case 7 -> new ImageOrientation(true, 1);
            case 8 -> new ImageOrientation(false, 3);
            default -> UPRIGHT;
        };
    }

    private static ImageOrientation ofName(String name) {
        return switch (name) {
            case "FlipH" -> ofValue(2);
            case "Rotate180" -> ofValue(3);
            case "FlipV" -> ofValue(4);
            case "FlipHRotate90" -> ofValue(5);
            case "Rotate270" -> ofValue(6);
            case "FlipVRotate90" -> ofValue(7);
            case "Rotate90" -> ofValue(8);
            default -> UPRIGHT;
        };
    }

    BufferedImage upright(BufferedImage image) {
        BufferedImage straight = image;
        if (mirrored) {
            straight = PageImages.white(image.getWidth(), image.getHeight());
            Graphics2D graphics = straight.createGraphics();
            graphics.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
            graphics.dispose();
        }
        return quarters == 0
                ? straight
                : ColourImage.of(straight).upright(quarters, 0, Math.max(image.getWidth(), image.getHeight()));
    }
}
