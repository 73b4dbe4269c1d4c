//! Statements put together from pieces: a value gets its place (`$3`) when it is mentioned.
//!
//! So no value can land in a statement's text, and pieces can be moved about without counting.

use crate::value::Value;

/// The values of a statement under construction.
#[derive(Clone, Default)]
pub(crate) struct Places<'a> {
    values: Vec<Value<'a>>,
}

impl<'a> Places<'a> {
    /// Takes a value and returns its place.
    pub(crate) fn place(&mut self, value: impl Into<Value<'a>>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Takes values for `in` and returns `($3, $4)`.
    ///
    /// The last is repeated until their number is a power of two, so that few texts are made and prepared.
    pub(crate) fn list<V: Into<Value<'a>>>(
        &mut self,
        values: impl IntoIterator<Item = V>,
    ) -> String {
        let mut places: Vec<String> = values.into_iter().map(|value| self.place(value)).collect();
        if let Some(last) = places.last().cloned() {
            places.resize(places.len().next_power_of_two(), last);
        }
        if places.is_empty() { "(null)".to_owned() } else { format!("({})", places.join(", ")) }
    }

    /// A text that mentions only some of the places, and their values, counted anew: the databases refuse
    /// values nobody asked for.
    pub(crate) fn mentioned_in(&self, sql: &str) -> (String, Vec<Value<'a>>) {
        let mut kept: Vec<usize> = Vec::new();
        let mut pieces = sql.split('$');
        let mut text = vec![pieces.next().unwrap_or_default().to_owned()];
        for piece in pieces {
            let end = piece.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.len());
            let old: usize = piece[..end].parse().unwrap_or(0);
            let new = kept.iter().position(|it| *it == old).unwrap_or_else(|| {
                kept.push(old);
                kept.len() - 1
            });
            text.push(format!("${}{}", new + 1, &piece[end..]));
        }
        let values = kept.iter().filter_map(|old| self.values.get(old - 1)).cloned().collect();
        (text.concat(), values)
    }

    /// The values in the order of their places.
    pub(crate) fn values(&self) -> &[Value<'a>] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_in_few_lengths() {
        let mut places = Places::default();
        assert_eq!(places.place(7_i64), "$1");
        assert_eq!(places.list(["a", "b", "c"]), "($2, $3, $4, $4)");
        assert_eq!(places.list(["d"]), "($5)");
        assert_eq!(places.list(Vec::<i64>::new()), "(null)");
        assert_eq!(places.values().len(), 5);
        let (text, values) = places.mentioned_in("a = $4 and b = $1 or c = $4");
        assert_eq!(text, "a = $1 and b = $2 or c = $1");
        assert_eq!(values, [Value::from("c"), Value::from(7_i64)]);
    }
}
