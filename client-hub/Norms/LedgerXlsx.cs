using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OpsHub.ClientHub.Norms;

/// <summary>A ledger as a spreadsheet: one sheet, a title, a header that stays while one scrolls, numbers as numbers.</summary>
internal static class LedgerXlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Plain = 0, Strong = 1;

    public static byte[] Write(LedgerTable table)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetViews(Frozen()), Widths(table), new SheetData(Rows(table)));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "OpsHub" }));
        }
        return bytes.ToArray();
    }

    private static IEnumerable<Row> Rows(LedgerTable table) =>
    [
        new Row(Text(table.Title, Strong)), new Row(table.Header.Select(h => Text(h, Strong))),
        .. table.Rows.Select(row => new Row(row.Select(OfValue))),
    ];

    private static Cell OfValue(object? value) => value switch
    {
        null => new Cell(),
        string text => Text(text, Plain),
        IFormattable number => new Cell { CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)), DataType = CellValues.Number },
        _ => throw new InvalidOperationException($"A cell holds {value.GetType()}."),
    };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString, StyleIndex = style };

    private static SheetView Frozen() => new(new Pane { VerticalSplit = 2, TopLeftCell = "A3", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 };

    private static Columns Widths(LedgerTable table) => new(table.Header.Select((_, i) => new Column
    {
        Min = (uint)i + 1, Max = (uint)i + 1, Width = i is 2 or 4 ? 44 : 16, CustomWidth = true,
    }));

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()), new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
