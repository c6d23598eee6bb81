package jp.kagiban.shell.page;

import jp.kagiban.shared.RequestPath;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Serves the manifest and the service worker, which make the portal a phone app. Their addresses never change, so
 * browsers must revalidate them each time. Otherwise a browser would keep the worker of an older portal.
 */
@Controller
class AppFiles {

    private static final String FOLDER = "/META-INF/resources";

    @GetMapping(path = RequestPath.MANIFEST, produces = "application/manifest+json")
    ResponseEntity<Resource> manifest() {
        return file(RequestPath.MANIFEST);
    }

    @GetMapping(path = RequestPath.WORKER, produces = "text/javascript")
    ResponseEntity<Resource> worker() {
        return file(RequestPath.WORKER);
    }

    private static ResponseEntity<Resource> file(String path) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(new ClassPathResource(FOLDER + path));
    }
}
