package vn.tangthu.archive.webtest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A handler whose author forgot to say who may call it. */
@RestController
class UndeclaredController {
    @GetMapping("/api/probe/undeclared")
    String undeclared() {
        return "must never be seen";
    }
}
