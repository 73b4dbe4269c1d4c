//! Style, scripts and icons of the pages, embedded in the binary.
//!
//! `build.rs` bundles them from `web/`; their names hold a hash of their content, so browsers may keep
//! them for ever and a new release is never mixed with an old one. A template names an asset by what
//! it is: `{{ crate::assets::url("app.css") }}`.
//!
//! Tabler's style sheet is cut down to the classes that stand in `templates/` or `web/src/`, and the
//! icons to those named there: write both out in full, never composed in Rust.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// What pages may load: everything from here, nothing inline, no frames around us.
///
/// There is no `data:` and no nonce because no page needs one. Photos people are about to send are
/// shown from memory, hence `blob:`.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' blob:; object-src 'none'; \
     base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// One embedded file.
struct Asset {
    /// What templates call it.
    name: &'static str,
    /// Where it is served; the last part holds the hash.
    url: &'static str,
    media: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset.
///
/// # Panics
/// When there is no such asset: a template names something `web/` does not make.
pub fn url(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or_else(|| panic!("no asset is called {name}"), |asset| asset.url)
}

/// The address of one icon in the sprite, for `<use href>`; the macro `icon` in `templates/parts/icon.html` writes it.
///
/// # Panics
/// In debug builds, when the sprite has no such icon: name it in `web/src/icons.txt`.
pub fn icon(name: &str) -> String {
    debug_assert!(
        has_icon(name),
        "the icon “{name}” is in no template as icon(\"{name}\"): add it to web/src/icons.txt"
    );
    format!("{}#{name}", url("icons.svg"))
}

/// Whether the sprite holds the icon.
pub fn has_icon(name: &str) -> bool {
    let sprite =
        ASSETS.iter().find(|asset| asset.name == "icons.svg").map_or(&[][..], |asset| asset.plain);
    String::from_utf8_lossy(sprite).contains(&format!("id=\"{name}\""))
}

/// Serves `GET /assets/{file}`.
pub async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let found =
        ASSETS.iter().find(|asset| asset.url.strip_prefix("/assets/") == Some(file.as_str()));
    found.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |asset| answer(asset, &headers, FOR_EVER),
    )
}

/// Serves `GET /favicon.ico` for browsers that ask without reading the page.
pub async fn favicon(headers: HeaderMap) -> Response {
    let found = ASSETS.iter().find(|asset| asset.name == "favicon.svg");
    found.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |asset| answer(asset, &headers, "public, max-age=86400"),
    )
}

fn answer(asset: &Asset, asked: &HeaderMap, keep: &'static str) -> Response {
    // The hash in the name is the content's, so it serves as its entity tag too; the two codings
    // of one content differ, hence the weak form.
    let tag = format!("W/\"{}\"", asset.url.rsplit('/').next().unwrap_or_default());
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if text(asked, header::IF_NONE_MATCH).split(',').any(|known| known.trim() == tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    if takes_gzip(text(asked, header::ACCEPT_ENCODING)) {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        return (headers, asset.gzip).into_response();
    }
    (headers, asset.plain).into_response()
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether the list of codings has gzip and does not rule it out (`gzip;q=0`).
fn takes_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim().eq_ignore_ascii_case("gzip")
            && !matches!(quality.replace(' ', "").as_str(), "q=0" | "q=0.0")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;

    async fn get(
        file: &str,
        asked: &[(header::HeaderName, &str)],
    ) -> (StatusCode, HeaderMap, Vec<u8>) {
        let headers =
            asked.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        let response = serve(Path(file.to_owned()), headers).await;
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
    }

    #[tokio::test]
    async fn a_page_s_style_is_kept_for_ever_and_sent_packed() {
        let file = url("app.css").strip_prefix("/assets/").unwrap();
        let (status, headers, packed) =
            get(file, &[(header::ACCEPT_ENCODING, "br, gzip;q=0.8")]).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers[header::CONTENT_ENCODING], "gzip");
        assert_eq!(headers[header::CACHE_CONTROL], FOR_EVER);
        assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(packed[..2], [0x1f, 0x8b]);

        let (_, plain_headers, plain) = get(file, &[(header::ACCEPT_ENCODING, "gzip;q=0")]).await;
        assert!(!plain_headers.contains_key(header::CONTENT_ENCODING));
        assert!(plain.len() > packed.len());

        let tag = headers[header::ETAG].to_str().unwrap();
        let (status, _, body) = get(file, &[(header::IF_NONE_MATCH, tag)]).await;
        assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
    }

    #[tokio::test]
    async fn what_is_not_embedded_is_not_there() {
        assert_eq!(get("app.css", &[]).await.0, StatusCode::NOT_FOUND);
        assert_eq!(get("../Cargo.toml", &[]).await.0, StatusCode::NOT_FOUND);
    }

    #[test]
    fn style_and_scripts_need_nothing_the_policy_forbids() {
        for asset in ASSETS {
            let content = String::from_utf8_lossy(asset.plain);
            assert!(
                !content.contains("url(data:") && !content.contains("url(\"data:"),
                "{} holds data:",
                asset.name
            );
            assert!(!content.contains("@import"), "{} imports", asset.name);
        }
    }

    #[test]
    fn the_first_visit_of_a_phone_stays_small() {
        let packed =
            |name: &str| ASSETS.iter().find(|asset| asset.name == name).unwrap().gzip.len();
        assert!(packed("app.css") < 60_000, "app.css is {} bytes packed", packed("app.css"));
        assert!(packed("app.js") < 40_000, "app.js is {} bytes packed", packed("app.js"));
    }
}
