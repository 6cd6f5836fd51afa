package vn.tangthu.archive.casefile;

import java.time.Instant;

/** A decision, and who took it when. */
public record KeptDecision(ProposalDecision decision, Instant at, String by) {}
