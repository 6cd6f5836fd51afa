package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.catalogue.Catalogue;

/**
 * The header {@code Tangthu-Purpose: code[; reference]} of a request with a token, in place of the token's own purpose.
 * Letters beyond ASCII in the reference are percent-encoded UTF-8.
 */
@Component
final class PurposeHeader {
    static final String NAME = "Tangthu-Purpose";

    private final Catalogue catalogue;

    PurposeHeader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws ApiProblem 400 for a code that is not in the catalogue or a reference that cannot be read */
    Optional<Purpose> read(HttpServletRequest request) {
        String header = request.getHeader(NAME);
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        String[] parts = header.split(";", 2);
        String code = parts[0].strip();
        String reference = parts.length == 1 ? "" : decode(parts[1].strip());
        if (!catalogue.purposes().contains(code)
                || reference.length() > 200
                || reference.chars().anyMatch(Character::isISOControl)) {
            throw refused();
        }
        return Optional.of(new Purpose(code, reference.isEmpty() ? null : reference));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            ApiProblem problem = refused();
            problem.initCause(e);
            throw problem;
        }
    }

    private static ApiProblem refused() {
        return new ApiProblem(
                HttpStatus.BAD_REQUEST,
                "purpose-unknown",
                "Tiêu đề Tangthu-Purpose không đúng: cần một mã mục đích trong danh mục, sau đó có thể có dấu chấm phẩy và "
                        + "số tham chiếu tối đa 200 ký tự, mã hóa phần trăm.",
                "The header Tangthu-Purpose is wrong: it takes a purpose code of the catalogue, then optionally a semicolon "
                        + "and a reference of at most 200 characters, percent-encoded.");
    }
}
