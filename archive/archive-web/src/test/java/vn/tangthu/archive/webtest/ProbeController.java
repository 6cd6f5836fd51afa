package vn.tangthu.archive.webtest;

import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;

/** One handler for each operation, and handlers that fail in every way. */
@RestController
class ProbeController {
    @GetMapping("/api/probe/UPLOAD")
    @Requires(Operation.UPLOAD)
    String upload() {
        return "UPLOAD";
    }

    @GetMapping("/api/probe/ENTER")
    @Requires(Operation.ENTER)
    String enter() {
        return "ENTER";
    }

    @GetMapping("/api/probe/CORRECT")
    @Requires(Operation.CORRECT)
    String correct() {
        return "CORRECT";
    }

    @GetMapping("/api/probe/SEARCH")
    @Requires(Operation.SEARCH)
    String search() {
        return "SEARCH";
    }

    @GetMapping("/api/probe/DOWNLOAD")
    @Requires(Operation.DOWNLOAD)
    String download() {
        return "DOWNLOAD";
    }

    @GetMapping("/api/probe/SEE_FIGURES")
    @Requires(Operation.SEE_FIGURES)
    String seeFigures() {
        return "SEE_FIGURES";
    }

    @GetMapping("/api/probe/SEE_HEALTH")
    @Requires(Operation.SEE_HEALTH)
    String seeHealth() {
        return "SEE_HEALTH";
    }

    @GetMapping("/api/probe/INSPECT_AUDIT")
    @Requires(Operation.INSPECT_AUDIT)
    String inspectAudit() {
        return "INSPECT_AUDIT";
    }

    @GetMapping("/api/probe/MANAGE_ACCOUNTS")
    @Requires(Operation.MANAGE_ACCOUNTS)
    String manageAccounts() {
        return "MANAGE_ACCOUNTS";
    }

    @GetMapping("/api/probe/act")
    @Requires
    Map<String, Object> act(Act act) {
        Purpose purpose = act.purpose();
        return Map.of(
                "actor", act.actor().name(),
                "unit", act.actor().unit().value(),
                "scope", new TreeSet<>(act.actor().scope().units()).toString(),
                "purpose", purpose == null ? "none" : purpose.code() + "/" + purpose.reference(),
                "channel", act.channel(),
                "request", act.request());
    }

    @PostMapping("/api/probe/change")
    @Requires
    String change() {
        return "changed";
    }

    @RequestMapping(
            path = "/api/probe/body",
            method = {RequestMethod.POST, RequestMethod.PUT})
    @Requires
    int body(@RequestBody Map<String, String> body) {
        return body.getOrDefault("text", "").length();
    }

    @RequestMapping(
            path = "/api/probe/form",
            method = {RequestMethod.POST, RequestMethod.PUT})
    @Requires
    int form(@RequestParam String text) {
        return text.length();
    }

    @PostMapping("/api/documents")
    @Requires(Operation.UPLOAD)
    long upload(@RequestParam MultipartFile file) {
        return file.getSize();
    }

    @GetMapping("/api/probe/virtual")
    @Requires
    boolean isOnAVirtualThread() {
        return Thread.currentThread().isVirtual();
    }

    @GetMapping("/api/probe/disk-full")
    @Requires
    String diskFull() {
        throw new MultipartException("secret-of-the-disk", new IOException("/a/b: No space left on device"));
    }

    @GetMapping({"/api/probe/number", "/probe/number"})
    @Requires
    int number(@RequestParam int value) {
        return value;
    }

    @GetMapping({"/api/probe/problem", "/probe/problem"})
    @Requires
    String problem() {
        throw new ApiProblem(HttpStatus.CONFLICT, "probe-conflict", "Hai bên cùng sửa.", "Both sides changed it.");
    }

    @GetMapping({"/api/probe/crash", "/probe/crash"})
    @Requires
    String crash() {
        throw new IllegalStateException("secret-of-the-crash");
    }

    @GetMapping({"/api/probe/database", "/probe/database"})
    @Requires
    String database() {
        throw new DataAccessResourceFailureException("secret-of-the-database");
    }
}
