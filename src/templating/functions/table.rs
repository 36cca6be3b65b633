//! The one table of functions.

use std::cmp::Ordering;

use super::Kinds;
use super::Run::{Asks, Nodes, Orders, Sure, Values};
use super::Takes::{Each, Lambda, Order};
use super::{Function, Run, Takes};
use super::{collection, date, json, lambda, logic, number, number_format, text, uri};

const BOOL: Kinds = Kinds::BOOL;
const NUMBER: Kinds = Kinds::NUMBER;
const TEXT: Kinds = Kinds::TEXT;
const LIST: Kinds = Kinds::LIST;
const ANY: Kinds = Kinds::ANY;
const TEXT_OR_LIST: Kinds = Kinds::TEXT_OR_LIST;
const TEXT_OR_NUMBER: Kinds = Kinds::TEXT_OR_NUMBER;

/// No upper limit of arguments.
const MOST: usize = usize::MAX;

/// A function that is written back under its own name.
const fn own(name: &'static str, takes: Takes, gives: Kinds, run: Run) -> Function {
    Function { name, printed: name, takes, gives, run }
}

/// An operator, or a function that is written back as one.
const fn sign(
    name: &'static str,
    printed: &'static str,
    takes: Takes,
    gives: Kinds,
    run: Run,
) -> Function {
    Function { name, printed, takes, gives, run }
}

/// Every function: its names, what it takes and gives, and how it is computed.
///
/// Takes and gives are as in adaptive-expressions 4.23.3.
pub(super) static TABLE: [Function; 133] = [
    sign("!", "!", Each(1, 1, ANY), BOOL, Nodes(logic::not)),
    sign("!=", "!=", Each(2, 2, ANY), BOOL, Asks(logic::differs)),
    sign("%", "%", Each(2, 2, NUMBER), NUMBER, Values(number::modulo)),
    sign("&", "concat", Each(1, MOST, ANY), TEXT_OR_LIST, Values(text::concat)),
    sign("&&", "&&", Each(1, MOST, ANY), BOOL, Nodes(logic::and)),
    sign("*", "*", Each(2, MOST, NUMBER), NUMBER, Values(number::multiply)),
    sign("+", "+", Each(2, MOST, TEXT_OR_NUMBER), TEXT_OR_NUMBER, Values(number::add)),
    sign("-", "-", Each(2, MOST, NUMBER), NUMBER, Values(number::subtract)),
    sign("/", "/", Each(2, MOST, NUMBER), NUMBER, Values(number::divide)),
    sign("<", "<", Each(2, 2, ANY), BOOL, Orders(Ordering::is_lt)),
    sign("<=", "<=", Each(2, 2, ANY), BOOL, Orders(Ordering::is_le)),
    sign("==", "==", Each(2, 2, ANY), BOOL, Asks(logic::equals)),
    sign(">", ">", Each(2, 2, ANY), BOOL, Orders(Ordering::is_gt)),
    sign(">=", ">=", Each(2, 2, ANY), BOOL, Orders(Ordering::is_ge)),
    sign("??", "coalesce", Each(1, MOST, ANY), ANY, Sure(json::coalesce)),
    sign("^", "^", Each(2, MOST, NUMBER), NUMBER, Values(number::power)),
    sign("||", "||", Each(1, MOST, ANY), BOOL, Nodes(logic::or)),
    own("abs", Each(1, 1, NUMBER), NUMBER, Values(number::abs)),
    sign("add", "+", Each(2, MOST, TEXT_OR_NUMBER), TEXT_OR_NUMBER, Values(number::add)),
    own("addDays", Order(&[TEXT, NUMBER], &[TEXT, TEXT]), TEXT, Values(date::add_days)),
    own("addHours", Order(&[TEXT, NUMBER], &[TEXT, TEXT]), TEXT, Values(date::add_hours)),
    own("addMinutes", Order(&[TEXT, NUMBER], &[TEXT, TEXT]), TEXT, Values(date::add_minutes)),
    own("addOrdinal", Each(1, 1, NUMBER), TEXT, Values(number::ordinal)),
    own("addProperty", Order(&[ANY, TEXT, ANY], &[]), ANY, Values(json::add_property)),
    own("addSeconds", Order(&[TEXT, NUMBER], &[TEXT, TEXT]), TEXT, Values(date::add_seconds)),
    own("addToTime", Order(&[TEXT, NUMBER, TEXT], &[TEXT, TEXT]), TEXT, Values(date::add_to_time)),
    own("all", Lambda, BOOL, Nodes(lambda::all)),
    sign("and", "&&", Each(1, MOST, ANY), BOOL, Nodes(logic::and)),
    own("any", Lambda, BOOL, Nodes(lambda::any)),
    own("average", Each(1, 1, ANY), NUMBER, Values(number::average)),
    own("bool", Each(1, 1, ANY), BOOL, Asks(logic::to_bool)),
    own("ceiling", Each(1, 1, NUMBER), NUMBER, Values(number::ceiling)),
    own("coalesce", Each(1, MOST, ANY), ANY, Sure(json::coalesce)),
    own("concat", Each(1, MOST, ANY), TEXT_OR_LIST, Values(text::concat)),
    own("contains", Each(2, 2, ANY), BOOL, Nodes(collection::contains)),
    own("count", Order(&[TEXT_OR_LIST], &[]), NUMBER, Values(collection::count)),
    own("countWord", Each(1, 1, TEXT), NUMBER, Values(text::count_word)),
    own("createArray", Each(0, MOST, ANY), LIST, Sure(collection::create)),
    own("date", Each(1, 1, TEXT), TEXT, Values(date::date)),
    own("dateTimeDiff", Each(2, 2, TEXT), NUMBER, Values(date::date_time_diff)),
    own("dayOfMonth", Each(1, 1, TEXT), NUMBER, Values(date::day_of_month)),
    own("dayOfWeek", Each(1, 1, TEXT), NUMBER, Values(date::day_of_week)),
    own("dayOfYear", Each(1, 1, TEXT), NUMBER, Values(date::day_of_year)),
    sign("div", "/", Each(2, MOST, NUMBER), NUMBER, Values(number::divide)),
    own("empty", Each(1, 1, ANY), BOOL, Asks(logic::empty)),
    own("endsWith", Each(2, 2, TEXT), BOOL, Values(text::ends_with)),
    own("EOL", Each(0, 0, ANY), TEXT, Sure(text::end_of_line)),
    sign("equals", "==", Each(2, 2, ANY), BOOL, Asks(logic::equals)),
    own("exists", Each(1, 1, ANY), BOOL, Asks(logic::exists)),
    sign("exp", "^", Each(2, MOST, NUMBER), NUMBER, Values(number::power)),
    own("first", Each(1, 1, ANY), ANY, Sure(collection::first)),
    own("flatten", Order(&[LIST], &[NUMBER]), LIST, Values(collection::flatten)),
    own("float", Each(1, 1, ANY), NUMBER, Values(number::to_float)),
    own("floor", Each(1, 1, NUMBER), NUMBER, Values(number::floor)),
    own("foreach", Lambda, LIST, Nodes(lambda::select)),
    own("formatDateTime", Order(&[TEXT], &[TEXT, TEXT]), TEXT, Values(date::format_date_time)),
    own("formatEpoch", Order(&[NUMBER], &[TEXT, TEXT]), TEXT, Values(date::format_epoch)),
    own(
        "formatNumber",
        Order(&[NUMBER, NUMBER], &[TEXT]),
        TEXT,
        Values(number_format::format_number),
    ),
    own("formatTicks", Order(&[NUMBER], &[TEXT, TEXT]), TEXT, Values(date::format_ticks)),
    own("getFutureTime", Order(&[NUMBER, TEXT], &[TEXT, TEXT]), TEXT, Values(date::future_time)),
    own("getPastTime", Order(&[NUMBER, TEXT], &[TEXT, TEXT]), TEXT, Values(date::past_time)),
    own("getProperty", Order(&[ANY], &[TEXT]), ANY, Nodes(json::get_property)),
    own("getTimeOfDay", Each(1, 1, TEXT), TEXT, Values(date::time_of_day)),
    sign("greater", ">", Each(2, 2, ANY), BOOL, Orders(Ordering::is_gt)),
    sign("greaterOrEquals", ">=", Each(2, 2, ANY), BOOL, Orders(Ordering::is_ge)),
    own("if", Each(3, 3, ANY), ANY, Nodes(logic::choose)),
    own("indexOf", Order(&[TEXT_OR_LIST, ANY], &[]), NUMBER, Values(collection::index_of)),
    own("indicesAndValues", Each(1, 1, ANY), LIST, Values(json::indices_and_values)),
    own("int", Each(1, 1, ANY), NUMBER, Values(number::int)),
    own("intersection", Each(1, MOST, LIST), LIST, Values(collection::intersection)),
    own("isArray", Each(1, 1, ANY), BOOL, Sure(logic::is_list)),
    own("isBoolean", Each(1, 1, ANY), BOOL, Sure(logic::is_bool)),
    own("isDateTime", Each(1, 1, ANY), BOOL, Sure(date::is_date_time)),
    own("isFloat", Each(1, 1, ANY), BOOL, Sure(logic::is_fraction)),
    own("isInteger", Each(1, 1, ANY), BOOL, Sure(logic::is_whole)),
    own("isObject", Each(1, 1, ANY), BOOL, Sure(logic::is_object)),
    own("isString", Each(1, 1, ANY), BOOL, Sure(logic::is_text)),
    own("join", Order(&[LIST, TEXT], &[TEXT]), TEXT, Values(collection::join)),
    own("json", Order(&[TEXT], &[]), ANY, Values(json::json)),
    own("jsonStringify", Each(1, 1, ANY), TEXT, Values(json::json_stringify)),
    own("last", Each(1, 1, ANY), ANY, Sure(collection::last)),
    own("lastIndexOf", Order(&[TEXT_OR_LIST, ANY], &[]), NUMBER, Values(collection::last_index_of)),
    own("length", Each(1, 1, TEXT), NUMBER, Values(text::length)),
    sign("less", "<", Each(2, 2, ANY), BOOL, Orders(Ordering::is_lt)),
    sign("lessOrEquals", "<=", Each(2, 2, ANY), BOOL, Orders(Ordering::is_le)),
    own("max", Each(1, MOST, ANY), NUMBER, Values(number::max)),
    own("merge", Each(1, MOST, ANY), ANY, Values(json::merge)),
    own("min", Each(1, MOST, ANY), NUMBER, Values(number::min)),
    sign("mod", "%", Each(2, 2, NUMBER), NUMBER, Values(number::modulo)),
    own("month", Each(1, 1, TEXT), NUMBER, Values(date::month)),
    sign("mul", "*", Each(2, MOST, NUMBER), NUMBER, Values(number::multiply)),
    sign("not", "!", Each(1, 1, ANY), BOOL, Nodes(logic::not)),
    sign("or", "||", Each(1, MOST, ANY), BOOL, Nodes(logic::or)),
    own("range", Each(2, 2, NUMBER), LIST, Values(number::range)),
    own("removeProperty", Order(&[ANY, TEXT], &[]), ANY, Values(json::remove_property)),
    own("replace", Each(3, 3, TEXT), TEXT, Values(text::replace)),
    own("replaceIgnoreCase", Each(3, 3, TEXT), TEXT, Values(text::replace_ignore_case)),
    own("reverse", Order(&[TEXT_OR_LIST], &[]), TEXT_OR_LIST, Values(collection::reverse)),
    own("round", Each(1, 2, NUMBER), NUMBER, Values(number::round)),
    own("select", Lambda, LIST, Nodes(lambda::select)),
    own("sentenceCase", Each(1, 2, TEXT), TEXT, Values(text::sentence_case)),
    own("setProperty", Order(&[ANY, TEXT, ANY], &[]), ANY, Values(json::set_property)),
    own("skip", Order(&[LIST, NUMBER], &[]), LIST, Values(collection::skip)),
    own("sortBy", Order(&[LIST], &[TEXT]), LIST, Values(collection::sort_by)),
    own("sortByDescending", Order(&[LIST], &[TEXT]), LIST, Values(collection::sort_by_descending)),
    own("split", Each(1, 2, TEXT), LIST, Values(text::split)),
    own("sqrt", Each(1, 1, NUMBER), NUMBER, Values(number::sqrt)),
    own("startOfDay", Order(&[TEXT], &[TEXT, TEXT]), TEXT, Values(date::start_of_day)),
    own("startOfHour", Order(&[TEXT], &[TEXT, TEXT]), TEXT, Values(date::start_of_hour)),
    own("startOfMonth", Order(&[TEXT], &[TEXT, TEXT]), TEXT, Values(date::start_of_month)),
    own("startsWith", Each(2, 2, TEXT), BOOL, Values(text::starts_with)),
    own("string", Order(&[ANY], &[TEXT]), TEXT, Values(number_format::string)),
    sign("sub", "-", Each(2, MOST, NUMBER), NUMBER, Values(number::subtract)),
    own("subArray", Order(&[LIST, NUMBER], &[NUMBER]), LIST, Values(collection::sub_array)),
    own("substring", Order(&[TEXT, NUMBER], &[NUMBER]), TEXT, Values(text::substring)),
    own(
        "subtractFromTime",
        Order(&[TEXT, NUMBER, TEXT], &[TEXT, TEXT]),
        TEXT,
        Values(date::subtract_from_time),
    ),
    own("sum", Order(&[LIST], &[]), NUMBER, Values(number::sum)),
    own("take", Order(&[TEXT_OR_LIST, NUMBER], &[]), TEXT_OR_LIST, Values(collection::take)),
    own("ticks", Each(1, 1, TEXT), NUMBER, Values(date::ticks)),
    own("ticksToDays", Each(1, 1, NUMBER), NUMBER, Values(date::ticks_to_days)),
    own("ticksToHours", Each(1, 1, NUMBER), NUMBER, Values(date::ticks_to_hours)),
    own("ticksToMinutes", Each(1, 1, NUMBER), NUMBER, Values(date::ticks_to_minutes)),
    own("titleCase", Each(1, 2, TEXT), TEXT, Values(text::title_case)),
    own("toLower", Each(1, 2, TEXT), TEXT, Values(text::lower)),
    own("toUpper", Each(1, 2, TEXT), TEXT, Values(text::upper)),
    own("trim", Each(1, 1, TEXT), TEXT, Values(text::trim)),
    own("union", Each(1, MOST, LIST), LIST, Values(collection::union)),
    own("unique", Order(&[LIST], &[]), LIST, Values(collection::unique)),
    own("uriComponent", Each(1, 1, ANY), TEXT, Values(uri::component)),
    own("uriComponentToString", Each(1, 1, ANY), TEXT, Values(uri::component_to_string)),
    own("utcNow", Order(&[], &[TEXT, TEXT]), TEXT, Sure(date::utc_now)),
    own("where", Lambda, LIST, Nodes(lambda::filter)),
    own("year", Each(1, 1, TEXT), NUMBER, Values(date::year)),
];
