package jp.kagiban.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.kagiban.shell.security.PlainPage;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Shows an error page for errors outside of the views. The page names no framework. A direct request for its address
 * gets 404.
 */
@Controller
class ErrorAnswers implements ErrorController {

    private final PlainPage page = new PlainPage("error");

    ErrorAnswers() throws IOException {}

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        page.send(request, response, status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND);
    }
}
