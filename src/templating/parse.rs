//! From words to an expression tree. Operators bind as in the reference's grammar
//! (adaptive-expressions, `ExpressionAntlrParser.g4`), which is not quite that of other languages:
//! `==` binds tighter than `<`, and `a ? b : c ? d : e` groups to the left.

use crate::error::Problem;
use crate::grow::{
    Grown, MOST_DEPTH, call, member, name_node, path_of, text_node, unquoted, without_quotes,
};
use crate::interpolate::Part;
use crate::lex::{self, Token, Word};
use crate::node::{Constant, Node};

const TERNARY: u8 = 2;
const UNARY: u8 = 12;

/// Parses an expression. Unknown functions become nodes that fail when they are reached.
pub(crate) fn expression(text: &str) -> Result<Node, Problem> {
    Ok(expression_at(text, 0)?.node)
}

fn expression_at(text: &str, depth: usize) -> Result<Grown, Problem> {
    let text = text.strip_prefix('=').unwrap_or(text);
    if text.is_empty() {
        return Ok(text_node(""));
    }
    let words = lex::words(text)?;
    let mut parser = Parser { text, words: &words, at: 0, depth };
    let found = parser.expression(TERNARY)?;
    match parser.peek() {
        None => Ok(found),
        Some(_) => Err(parser.unexpected()),
    }
}

struct Parser<'s, 'w> {
    text: &'s str,
    words: &'w [Word<'s>],
    at: usize,
    depth: usize,
}

impl<'s> Parser<'s, '_> {
    fn peek(&self) -> Option<&Token<'s>> {
        self.words.get(self.at).map(|word| &word.token)
    }

    fn sign(&self) -> Option<&'static str> {
        if let Some(Token::Sign(sign)) = self.peek() { Some(sign) } else { None }
    }

    fn accept(&mut self, sign: &str) -> bool {
        let found = self.sign() == Some(sign);
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), Problem> {
        if self.accept(sign) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn unexpected(&self) -> Problem {
        let at = self.words.get(self.at).map_or(self.text.len(), |word| word.at);
        Problem::Syntax { column: lex::column(self.text, at) }
    }

    /// Reads operators that bind at least as tightly as `least`.
    fn expression(&mut self, least: u8) -> Result<Grown, Problem> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(Problem::TooDeep);
        }
        let mut left = self.operand()?;
        while let Some((power, sign)) = self.sign().and_then(binding)
            && power >= least
        {
            self.at += 1;
            let args = if power == TERNARY {
                let yes = self.expression(TERNARY)?;
                self.expect(":")?;
                vec![left, yes, self.expression(power + 1)?]
            } else {
                // `^` groups to the right, everything else to the left.
                let right = self.expression(if sign == "^" { power } else { power + 1 })?;
                vec![left, right]
            };
            left = call(sign, args)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operand(&mut self) -> Result<Grown, Problem> {
        let Some(sign @ ("!" | "-" | "+")) = self.sign() else { return self.primary() };
        self.at += 1;
        let operand = self.expression(UNARY)?;
        if sign == "!" {
            return call("!", vec![operand]);
        }
        call(sign, vec![Grown::leaf(Node::Constant(Constant::Number(0.0))), operand])
    }

    fn primary(&mut self) -> Result<Grown, Problem> {
        let first = self.at;
        let mut found = self.atom()?;
        loop {
            let end = self.at;
            if self.accept(".") {
                let Some(Token::Name(name)) = self.peek() else { return Err(self.unexpected()) };
                found = member(found, name)?;
                self.at += 1;
            } else if self.accept("[") {
                let index = self.expression(TERNARY)?;
                self.expect("]")?;
                let height = 1 + found.height.max(index.height);
                let (of, index) = (Box::new(found.node), Box::new(index.node));
                found = Grown::checked(Node::Element { of, index }, height)?;
            } else if self.accept("(") || self.accept_bang_call() {
                let mut name: String = self
                    .words
                    .get(first..end)
                    .unwrap_or_default()
                    .iter()
                    .map(|word| word.source)
                    .collect();
                if self.at > end + 1 {
                    name.push('!');
                }
                // Only the text of what is called counts, but chains of calls are bounded, too.
                let height = found.height + 1;
                found = call(&name, self.arguments(")")?)?;
                found = Grown::checked(found.node, height.max(found.height))?;
            } else {
                return Ok(found);
            }
        }
    }

    /// A function's name may end in `!`.
    fn accept_bang_call(&mut self) -> bool {
        let next = self.words.get(self.at + 1).map(|word| &word.token);
        let found = self.sign() == Some("!") && next == Some(&Token::Sign("("));
        if found {
            self.at += 2;
        }
        found
    }

    fn atom(&mut self) -> Result<Grown, Problem> {
        let Some(word) = self.words.get(self.at) else { return Err(self.unexpected()) };
        let node = match &word.token {
            Token::Number(value) => Node::Constant(Constant::Number(*value)),
            Token::Quoted(source) => Node::Constant(Constant::Text(unquoted(source))),
            Token::Name(name) => name_node(name),
            Token::Interpolated(parts) => {
                self.at += 1;
                return interpolated(parts, self.depth);
            }
            Token::Sign(sign) => {
                let sign = *sign;
                return self.bracketed(sign);
            }
        };
        self.at += 1;
        Ok(Grown::leaf(node))
    }

    fn bracketed(&mut self, sign: &str) -> Result<Grown, Problem> {
        match sign {
            "(" => {
                self.at += 1;
                let inside = self.expression(TERNARY)?;
                self.expect(")")?;
                Ok(inside)
            }
            "[" => {
                self.at += 1;
                let items = self.arguments("]")?;
                call("createArray", items)
            }
            "{" => {
                self.at += 1;
                self.object()
            }
            _ => Err(self.unexpected()),
        }
    }

    /// Reads arguments up to and with the closing sign. `x => e` counts as two.
    fn arguments(&mut self, close: &str) -> Result<Vec<Grown>, Problem> {
        let mut found = Vec::new();
        if self.accept(close) {
            return Ok(found);
        }
        loop {
            let arrow = self.words.get(self.at + 1).map(|word| &word.token);
            if let (Some(Token::Name(name)), Some(Token::Sign("=>"))) = (self.peek(), arrow) {
                found.push(Grown::leaf(path_of(name)));
                self.at += 2;
            }
            found.push(self.expression(TERNARY)?);
            if self.accept(close) {
                return Ok(found);
            }
            self.expect(",")?;
        }
    }

    /// Reads an object literal after its `{`. It stands for a chain of `setProperty`.
    fn object(&mut self) -> Result<Grown, Problem> {
        let mut found = call("json", vec![text_node("{}")])?;
        if self.accept("}") {
            return Ok(found);
        }
        loop {
            let key = match self.peek() {
                Some(Token::Name(name)) => (*name).to_owned(),
                Some(Token::Quoted(source)) => without_quotes(source).to_owned(),
                _ => return Err(self.unexpected()),
            };
            self.at += 1;
            self.expect(":")?;
            let value = self.expression(TERNARY)?;
            found = call("setProperty", vec![found, text_node(&key), value])?;
            if self.accept("}") {
                return Ok(found);
            }
            self.expect(",")?;
        }
    }
}

/// The strength of a binary operator and the function it stands for.
fn binding(sign: &'static str) -> Option<(u8, &'static str)> {
    let power = match sign {
        "^" => 11,
        "*" | "/" | "%" => 10,
        "+" | "-" => 9,
        "==" | "!=" | "<>" => 8,
        "&" => 7,
        "<" | "<=" | ">" | ">=" => 6,
        "&&" => 5,
        "||" => 4,
        "??" => 3,
        "?" => return Some((TERNARY, "if")),
        _ => return None,
    };
    Some((power, sign))
}

fn interpolated(parts: &[Part<'_>], depth: usize) -> Result<Grown, Problem> {
    let mut args = vec![text_node("")];
    for part in parts {
        args.push(match part {
            Part::Plain(plain) | Part::Protected(plain) => text_node(plain),
            Part::Hole(source) => expression_at(source, depth)?,
        });
    }
    call("concat", args)
}

#[cfg(test)]
mod tests {
    use super::expression;
    use crate::error::Problem;

    fn printed(text: &str) -> String {
        expression(text).unwrap().to_string()
    }

    #[test]
    fn operators_bind_as_in_the_reference() {
        for (text, tree) in [
            ("1+2*3", "(1 + (2 * 3))"),
            ("2^3^2", "(2 ^ (3 ^ 2))"),
            ("-2^2", "((0 - 2) ^ 2)"),
            ("!a == b", "(!(a) == b)"),
            ("1 < 2 == t", "(1 < (2 == t))"),
            ("a && b || c ?? d", "coalesce(((a && b) || c), d)"),
            ("a ? 1 : b ? 2 : 3", "if(if(a, 1, b), 2, 3)"),
            ("a & b", "concat(a, b)"),
        ] {
            assert_eq!(printed(text), tree, "{text}");
        }
    }

    #[test]
    fn prints_what_must_stay_in_the_card() {
        for (text, tree) in [
            ("substring(name,99,2)", "substring(name, 99, 2)"),
            ("equals(a,b)", "(a == b)"),
            ("add(1,2,3)", "(1 + 2 + 3)"),
            ("a.b[0].c['d e']", "a.b[0].c['d e']"),
            ("[1,{k: 'it\\'s'}]", "createArray(1, setProperty(json('{}'), 'k', 'it\\'s'))"),
            ("a.b!(1)", "a.b!(1)"),
            ("f(x => x.y)", "f(x, x.y)"),
            ("first(a).b", "first(a).b"),
            ("'\\\\n'", "'\\\\n'"),
        ] {
            assert_eq!(printed(text), tree, "{text}");
        }
    }

    #[test]
    fn rejects_what_is_no_expression() {
        for text in ["a+", "a+b*", "fun(a, b, c", "func(A,b,b,)", "\"hello'", "1e5", "a b", "`a"] {
            assert!(matches!(expression(text), Err(Problem::Syntax { .. })), "{text}");
        }
        for text in ["length(5)", "length(a, b)", "'str'.x", "concat(a).x", "select(a, 1, b)"] {
            assert!(matches!(expression(text), Err(Problem::Arguments(_))), "{text}");
        }
    }

    #[test]
    fn depth_is_bounded_however_it_is_made() {
        let long = |one: &str, n: usize| one.repeat(n);
        for text in [
            format!("{}1{}", long("(", 500), long(")", 500)),
            format!("{}1", long("-", 500)),
            format!("1{}", long("+1", 500)),
            format!("a{}", long("[0]", 500)),
            format!("f{}", long("(1)", 500)),
            format!("{}1{}", long("[", 500), long("]", 500)),
        ] {
            assert_eq!(expression(&text).unwrap_err(), Problem::TooDeep);
        }
    }
}
