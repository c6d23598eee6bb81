package jp.kagiban.shell.history;

import java.nio.charset.StandardCharsets;
import jp.kagiban.audit.HistoryProof;
import jp.kagiban.shared.RequestPath;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the public key and the program with which anybody can check a history without the portal. */
@Controller
class HistoryCheckFiles {

    private final HistoryProof proof;

    HistoryCheckFiles(HistoryProof proof) {
        this.proof = proof;
    }

    /** Derives the public key at the start, so that it can be served even while the database is down. */
    @EventListener(ApplicationReadyEvent.class)
    void derive() {
        proof.publicKey();
    }

    @GetMapping(path = RequestPath.HISTORY_KEY, produces = "application/x-pem-file")
    ResponseEntity<byte[]> key() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(proof.publicKey().getBytes(StandardCharsets.US_ASCII));
    }

    @GetMapping(path = RequestPath.VERIFIER, produces = "text/plain;charset=UTF-8")
    ResponseEntity<Resource> program() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("/verify/Verify.java"));
    }
}
