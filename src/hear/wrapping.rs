//! What is around somebody's own words: quotations, code, HTML.

use ammonia::Builder;

/// Opens and closes what somebody else said.
const QUOTATIONS: [(&str, &str); 3] =
    [("<quoted", "</quoted>"), ("<blockquote", "</blockquote>"), ("<attachment", "</attachment>")];

/// Opens and closes code.
const CODE: [(&str, &str); 5] = [
    ("<pre", "</pre>"),
    ("<codeblock", "</codeblock>"),
    ("<code", "</code>"),
    ("```", "```"),
    ("`", "`"),
];

/// Ends of blocks, which are ends of lines.
const BLOCK_ENDS: [&str; 5] = ["</p>", "</div>", "</li>", "<br", "</pre>"];

/// Whether HTML holds quotations or code.
pub fn is_layered(html: &str) -> bool {
    ["<blockquote", "<pre", "<code"].into_iter().any(|layer| html.contains(layer))
}

/// Without what somebody else said.
pub fn without_quotations(text: &str) -> String {
    let mut own = text.to_owned();
    while let Some((before, rest)) = own.split_once("<quoted")
        && let Some((inside, behind)) = rest.split_once("/>")
        && !inside.contains('>')
    {
        own = format!("{before} {behind}");
    }
    for (open, close) in QUOTATIONS {
        own = cut_between(&own, open, close);
    }
    without_quoted_lines(&own)
}

/// Without code and markup; a message that is nothing but code was pasted to be read.
pub fn plain(text: String, is_html: bool) -> String {
    let mut outside = text.clone();
    for (open, close) in CODE {
        if open.starts_with('`') || is_html {
            outside = cut_between(&outside, open, close);
        }
    }
    let outside = decoded(outside, is_html);
    if outside.contains(char::is_alphanumeric) {
        return without_quoted_lines(&outside);
    }
    decoded(text, is_html).replace('`', "")
}

/// Plain letters instead of tags and entities.
fn decoded(mut text: String, is_html: bool) -> String {
    if is_html {
        for end in BLOCK_ENDS {
            text = text.replace(end, &format!("\n{end}"));
        }
    }
    if is_html || text.contains("<at>") || text.contains("</") {
        text = Builder::empty().clean(&text).to_string();
    }
    html_escape::decode_html_entities(&text).replace('\u{a0}', " ")
}

/// Lines that quote somebody are not this person's words.
fn without_quoted_lines(text: &str) -> String {
    let quotes = |line: &&str| line.trim_start().starts_with(['>']) || line.starts_with("&gt;");
    if !text.lines().any(|line| quotes(&line)) {
        return text.to_owned();
    }
    text.lines().filter(|line| !quotes(line)).collect::<Vec<_>>().join("\n")
}

/// Without whatever stands between an opening and the next closing.
fn cut_between(text: &str, open: &str, close: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((_, behind)) = after.split_once(close) else { break };
        left.push_str(before);
        left.push(' ');
        rest = behind;
    }
    left.push_str(rest);
    left
}
