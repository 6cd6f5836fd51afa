package vn.tangthu.ingest.tika.child;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/** Rows of the first visible sheet of a workbook, as they stream by. */
final class WorkbookRows {
    private final Path file;
    private final ParentMessage.ReadTable order;
    private final ParentLink link;

    WorkbookRows(Path file, ParentMessage.ReadTable order, ParentLink link) {
        this.file = file;
        this.order = order;
        this.link = link;
    }

    int read() throws IOException, ReadingStoppedException {
        try (OPCPackage zip = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(zip);
            Sheets sheets = new Sheets();
            parse(reader.getWorkbookData(), sheets);
            if (sheets.visible.isEmpty()) {
                throw new ReadingStoppedException(FailureCode.DAMAGED, "no visible sheet");
            }
            SharedTexts texts = new SharedTexts(link);
            InputStream shared = reader.getSharedStringsData();
            if (shared != null) {
                parse(shared, texts);
            }
            Sheet first = sheets.visible.getFirst();
            List<String> others =
                    sheets.visible.stream().skip(1).map(Sheet::name).toList();
            RowSink sink = new RowSink(link, order.limits(), order.after(), "xlsx", "UTF-8", others);
            parse(
                    reader.getSheet(first.relation),
                    new SheetCells(
                            texts.pool,
                            new CellFormats(reader.getStylesTable(), sheets.from1904),
                            sink,
                            order.limits()));
            return sink.end();
        } catch (OpenXML4JException | SAXException | IOException | RuntimeException e) {
            throw reason(e);
        }
    }

    private void parse(InputStream part, ContentHandler handler) throws IOException, SAXException {
        try (InputStream in = new Bounded(part, order.limits().unpacked())) {
            XMLReader reader = XMLHelper.newXMLReader();
            reader.setContentHandler(handler);
            reader.parse(new InputSource(in));
        } catch (ParserConfigurationException e) {
            throw new IOException("no XML reader", e);
        }
    }

    private static ReadingStoppedException reason(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReadingStoppedException stopped) {
                return stopped;
            }
            String message = cause.getMessage();
            if (cause instanceof TooLargeException || (message != null && message.startsWith("Zip bomb detected"))) {
                return new ReadingStoppedException(FailureCode.ARCHIVE_TOO_LARGE, "a part unpacks to too much");
            }
        }
        return new ReadingStoppedException(FailureCode.DAMAGED, "reading a workbook", thrown);
    }

    private record Sheet(String name, String relation) {}

    /** The list of sheets. */
    private static final class Sheets extends DefaultHandler {
        private static final int MOST = 1000;
        private final List<Sheet> visible = new ArrayList<>();
        private boolean from1904;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (name.equals("workbookPr")) {
                String date1904 = attributes.getValue("date1904");
                from1904 = "1".equals(date1904) || "true".equals(date1904);
            }
            String state = attributes.getValue("state");
            if (name.equals("sheet") && (state == null || state.equals("visible")) && visible.size() < MOST) {
                visible.add(new Sheet(attributes.getValue("name"), relation(attributes)));
            }
        }

        /** In the namespace of relationships, which has two names. */
        private static String relation(Attributes attributes) {
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getLocalName(i).equals("id")
                        && attributes.getURI(i).endsWith("relationships")) {
                    return attributes.getValue(i);
                }
            }
            throw new IllegalArgumentException("a sheet without a part");
        }
    }

    /** The texts that cells share; what stands over them as a reading aid is left out. */
    private static final class SharedTexts extends DefaultHandler {
        private final StringPool pool = new StringPool();
        private final StringBuilder text = new StringBuilder();
        private final ParentLink link;
        private boolean inText;
        private boolean inAid;

        SharedTexts(ParentLink link) {
            this.link = link;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            switch (name) {
                case "si" -> text.setLength(0);
                case "t" -> inText = true;
                case "rPh" -> inAid = true;
                default -> {}
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            switch (name) {
                case "si" -> {
                    pool.add(CellText.unescaped(text.toString()));
                    link.progress();
                }
                case "t" -> inText = false;
                case "rPh" -> inAid = false;
                default -> {}
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (inText && !inAid) {
                text.append(characters, start, length);
            }
        }
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Gives no more than so many bytes, whatever the archive says of itself. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long limit) {
            super(in);
            left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws TooLargeException {
            left -= bytes;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }
}
