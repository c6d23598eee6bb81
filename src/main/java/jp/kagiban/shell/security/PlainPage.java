package jp.kagiban.shell.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/**
 * A static page in both languages, for cases in which no view can be drawn. It needs no session, database or filter, so
 * it sets its response headers itself.
 */
public final class PlainPage {

    private static final String[][] HEADERS = {
        {
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'"
        },
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cache-Control", "no-store"}
    };

    private final String text;

    /**
     * @param name name of a file in {@code pages}, in which {@code HEAD} is replaced by the common head of all pages
     */
    public PlainPage(String name) throws IOException {
        text = file(name).replace("HEAD", file("head"));
    }

    private static String file(String name) throws IOException {
        return new ClassPathResource("pages/" + name + ".html").getContentAsString(StandardCharsets.UTF_8);
    }

    public void send(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(withContextPath(request), response, status);
    }

    /** Sends the page with {@code COMPANY} replaced by the company's name. */
    void sendAbout(String company, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = withContextPath(request).replace("COMPANY", HtmlUtils.htmlEscape(company));
        write(text, response, HttpServletResponse.SC_OK);
    }

    private String withContextPath(HttpServletRequest request) {
        return text.replace("CONTEXT", request.getContextPath());
    }

    private static void write(String page, HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        for (String[] header : HEADERS) {
            response.setHeader(header[0], header[1]);
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(page);
    }
}
