package vn.tangthu.search.server;

import vn.tangthu.search.Hit;

/** A hit with what it stands for, as the registry or the case files gave it to the person who asked. */
public sealed interface FoundEntry permits FoundDocument, FoundRecord {
    Hit hit();
}
