package vn.tangthu.archive.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import vn.tangthu.archive.web.access.ApiPaths;

/** Answers for handlers that failed. */
@ControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final ProblemWriter writer;

    ProblemAdvice(Problems problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    ModelAndView callerIsGone(AsyncRequestNotUsableException gone) {
        LOG.debug("The caller closed the connection", gone);
        return new ModelAndView();
    }

    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // Half of the answer is out: only breaking the connection tells the caller that it is not whole.
            throw failure;
        }
        Problem problem = problems.of(failure);
        log(problem, failure);
        return answer(problem, request, response);
    }

    private ModelAndView answer(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        if (ApiPaths.wantsProblem(request)) {
            writer.write(request, response, problem);
            return new ModelAndView();
        }
        ProblemWriter.prepare(response, problem);
        return problem.page();
    }

    private static void log(Problem problem, Exception failure) {
        if (problem.status().is5xxServerError()) {
            LOG.error("Request failed: {}", problem.code(), WithoutRows.of(failure));
        } else {
            LOG.debug("Request refused: {}", problem.code(), WithoutRows.of(failure));
        }
    }
}
