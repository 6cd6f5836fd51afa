package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Files attached to a PDF. */
final class PdfAttachments {
    /** Name trees of real files are two or three levels high. */
    private static final int HIGHEST_TREE = 20;

    private PdfAttachments() {}

    static void handOver(Job job, PDDocument document) throws IOException, ReadingStoppedException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
        if (tree != null) {
            walk(tree, new Attachments(job), HIGHEST_TREE);
        }
    }

    private static void walk(PDNameTreeNode<PDComplexFileSpecification> node, Attachments attachments, int levels)
            throws IOException, ReadingStoppedException {
        Map<String, PDComplexFileSpecification> files = node.getNames();
        if (files != null) {
            for (Map.Entry<String, PDComplexFileSpecification> entry : files.entrySet()) {
                handOver(entry.getKey(), entry.getValue(), attachments);
            }
        }
        if (node.getKids() != null && levels > 0) {
            for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
                walk(kid, attachments, levels - 1);
            }
        }
    }

    private static void handOver(String key, PDComplexFileSpecification file, Attachments attachments)
            throws IOException, ReadingStoppedException {
        PDEmbeddedFile content = file == null ? null : file.getEmbeddedFile();
        if (content == null) {
            return;
        }
        String name = file.getFilename() == null ? key : file.getFilename();
        try (InputStream in = content.createInputStream()) {
            attachments.handOver(name, in);
        }
    }
}
