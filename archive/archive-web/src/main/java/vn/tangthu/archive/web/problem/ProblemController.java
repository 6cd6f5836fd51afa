package vn.tangthu.archive.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.tangthu.archive.web.Open;
import vn.tangthu.archive.web.access.ApiPaths;

/** Answers for what failed outside of handlers: in filters and in the container. Never shows an exception's text. */
@Controller
@Open
class ProblemController implements ErrorController {
    private final Problems problems;
    private final ProblemWriter writer;

    ProblemController(Problems problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        if (ApiPaths.wantsProblem(request)) {
            writer.write(request, response, problem);
            return new ModelAndView();
        }
        ProblemWriter.prepare(response, problem);
        return problem.page();
    }

    private Problem problem(HttpServletRequest request) {
        if (request.getAttribute(ProblemWriter.ATTRIBUTE) instanceof Problem problem) {
            return problem;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return problems.of(failure);
        }
        // Without a status nothing failed: somebody typed the path of this page.
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.resolve(code);
        return problems.of(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    }
}
