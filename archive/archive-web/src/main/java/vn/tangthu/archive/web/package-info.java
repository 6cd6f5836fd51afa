/**
 * What a module that adds pages or API methods needs: {@link vn.tangthu.archive.web.Requires} and
 * {@link vn.tangthu.archive.web.Open} on its handlers, {@link vn.tangthu.archive.web.NavigationEntry} beans for the
 * header, {@link vn.tangthu.archive.web.ApiProblem} for refusals, and
 * {@link vn.tangthu.archive.web.health.PartHealth} beans for its parts.
 */
@NullMarked
package vn.tangthu.archive.web;

import org.jspecify.annotations.NullMarked;
