/**
 * What customers write about, by the words they use for it in seven languages: "cancel", "terminate" and "stornieren" are
 * one concept. Written for shops and services in general. A trailing `*` stands for any ending; `|` parts the languages.
 */

/** One line a concept: its name, then words. */
const table = `
cancel: cancel* terminat* close closing end stop quit unsubscribe discontinue | kündig* storn* abbestell* beend* | annul* résili* arrêt* | cancel* anul* | cancel* encerrar rescind* | annuleer* annuler* opzeg* stopzet* beëindig* | annull* disdi* disdett*
change: chang* updat* edit* modif* switch alter amend correct adjust | änder* wechsel* anpass* umstell* aktualisier* | chang* modifi* | cambi* modific* actualiz* | alter* mud* modific* atualiz* | wijzig* verander* aanpass* | cambi* modific* aggiorn*
add: add adding addition* include | hinzufüg* ergänz* | ajout* | añad* agreg* | adicion* acrescent* | toevoeg* | aggiung* aggiunt*
remove: remov* delet* drop erase | lösch* entfern* | supprim* retir* effac* | elimin* borr* quitar | remov* apag* exclu* elimin* | verwijder* wissen gewist | rimuov* elimin*
create: creat* start* setup open* regist* signup enroll* enrol* apply application join | erstell* eröffn* anleg* registrier* anmeld* beantrag* | créer créé création ouvr* inscri* | crear* abrir* regist* inscri* solicit* | criar* abrir* cadastr* regist* inscrev* | aanmak* open* registr* aanmeld* aanvrag* | crear* aprir* registr* iscri*
verify: check* view verif* confirm* see look | prüf* bestätig* einseh* nachschau* | vérif* confirm* consult* | verific* confirm* consult* comprob* ver | verific* confirm* consult* ver | controleer* bevestig* bekijk* inzien | verific* conferm* controll*
lost: lost lose losing missing stolen misplaced theft gone disappear* | verloren verlier* fehl* gestohlen weg geklaut | perdu* manqu* volé* disparu* | perd* falta* robad* extravi* | perd* falta* roub* sumiu | kwijt verlor* verlies* ontbreek* gestolen vermist | perso persa persi perdut* manca* rubat* smarrit*
broken: broken damaged damage defect* faulty break crack* | kaputt defekt beschädigt zerbroch* | cassé* abîm* défectu* endommag* | rot* dañad* defectuos* | quebrad* partid* danificad* defeit* | kapot defect beschadigd stuk | rott* danneggiat* difettos*
refused: fail* declin* reject* refus* block* denied deny unsuccessful | abgelehnt fehlgeschlagen gesperrt blockier* verweiger* | refus* bloqu* échou* rejet* | rechaz* bloque* fall* deneg* | recus* bloque* falh* negad* | geweigerd geblokkeerd mislukt afgewezen | rifiut* blocc* fallit* respint*
problem: problem* issue* error* wrong trouble incorrect mistake* bug glitch* complain* complaint* | problem* fehler* falsch störung* beschwer* reklam* | problèm* erreur* souci* réclam* plainte | problem* error* incorrect* queja* reclam* | problem* erro* incorret* reclam* | probleem* fout* storing* klacht* | problem* error* sbagliat* reclam*
order: order* purchas* buy bought buying | bestell* kauf* gekauft auftrag | command* achet* achat* | pedido* comprar* compr* orden | pedido* encomend* comprar* compr* | bestel* koop kopen gekocht aankoop | ordine ordini ordinare ordinato acquist* compr*
delivery: deliver* ship* arriv* courier mail* parcel* package* dispatch* postage | versand* liefer* paket* sendung* zustell* angekommen post | livr* expédi* colis envoi* transport* | envío* envia* entreg* paquete* llega* correo | entreg* envio* enviar* frete chega* correios | bezorg* lever* verzend* pakket* verstuur* | spedi* consegn* pacco corriere arriv*
return: return* | rückgabe* zurückgeb* zurückschick* rücksend* retoure* umtausch* | retourn* renvoy* échang* | devol* devuelv* | devol* trocar troca | retour* terugstur* terugbreng* ruil* | reso resi restitu*
refund: refund* reimburs* repay chargeback compensation | erstatt* rückerstatt* | rembours* | reembols* | reembols* estorn* | terugbetal* terugkrijg* | rimbors*
price: price* cost* charg* fee fees rate rates expensive cheap* pricing | preis* kost* gebühr* teuer günstig* | prix coût* frais tarif* cher chère | precio* cost* cuest* tarifa* caro cara caros caras comisión | preço* cust* taxa* tarifa* caro | prijs* kost* tarief* duur goedkoop* | prezz* cost* tariff* caro commission*
discount: discount* coupon* voucher* promo* offer* deal* sale | rabatt* gutschein* angebot* aktion* | réduction* remise* promo* | descuent* cupón* oferta* promoc* | desconto* cupom cupão promoç* oferta* | korting* kortingscode aanbieding* actie* | scont* buono coupon promoz* offert*
payment: pay paid paying payment* | zahl* bezahl* überweis* ratenzahl* | payer payé* paie paiement* régler | pago pagos pagar* pague* pagado* paga | pago pagar* pague* pagamento* paga | betal* | paga pagare pagato pagament*
bill: bill* invoice* receipt* statement* | rechnung* quittung* beleg* | factur* reçu* | factur* recibo* | fatur* recibo* | factu* rekening bon | fattur* ricevut* scontrin*
account: account* profile | konto* benutzerkonto profil* kundenkonto | compte* profil | cuenta* perfil | conta perfil | account* profiel | account profilo conto
password: password* passcode credentials login signin username pin | passwort* kennwort* anmeld* einlogg* login zugang* | passe connexion identifiant* connect* | contraseña* clave usuario | senha* login acess* | wachtwoord* inlog* aanmeld* | password accesso login credenzial*
address: address* mov* relocat* postcode zip | adresse* anschrift umzug umgezogen postleitzahl | adresse* déménag* | direcci* domicilio mud* | endereç* morada mudei mudança | adres* verhuis* postcode | indirizz* trasferit* trasloc*
phone: phone* mobile telephone cell* smartphone | telefon* handy* rufnummer mobil* | téléphon* portable | teléfon* móvil celular | telefon* telemóvel celular | telefoon* mobiel* gsm | telefon* cellulare
card: card cards debit visa mastercard | karte* kreditkart* | carte* | tarjeta* | cartão cartões | kaart* pinpas creditcard | carta carte
credit: credit* loan* mortgage* borrow* lend* overdraft | kredit* darlehen hypothek* | crédit* prêt* hypoth* emprunt* | crédit* préstam* hipotec* | crédito* empréstim* hipotec* | krediet* lening* hypothe* | credit* prestit* mutuo
transfer: transfer* wire* remit* transaction* | überweis* transaktion* | virement* transf* transaction* | transfer* transac* | transfer* transaç* | overschrijv* overmak* transactie* | bonific* trasferiment* transazion*
deposit: deposit* topup topping load loading | einzahl* auflad* guthaben | dépôt* dépos* recharg* | depósit* deposit* recarg* ingres* | depósit* deposit* carreg* recarg* | stort* oplad* opwaarder* | deposit* versament* ricaric*
withdraw: withdraw* atm cash cashpoint | abheb* bargeld geldautomat* auszahl* | retir* espèces distributeur liquide | retir* efectivo cajero | levant* saque dinheiro multibanco | opnem* contant geldautomaat | preliev* contant* bancomat
balance: balance* funds | kontostand saldo guthaben | solde* | saldo | saldo | saldo | saldo
currency: currenc* euro dollar pound conver* | währung* wechselkurs | devise* | moneda* divisa* | moeda* câmbio | valuta wisselkoers | valuta cambio
abroad: abroad countr* international* overseas foreign travel* europe | ausland* land länder international* reise* | étranger pays international* voyag* | extranjero país* internacional* viaj* | exterior estrangeiro país* internacional* viaj* | buitenland land landen internationa* reis* | estero paese paesi internazional* viagg*
limit: limit* maximum minimum cap restrict* | limit* grenze höchst* mindest* maximal* | limit* plafond maxim* minim* | límite* máxim* mínim* | limite* máxim* mínim* | limiet* maxim* minim* | limit* massim* minim*
fraud: fraud* scam* unauthori* suspicious hacked compromised | betrug* verdächtig* gehackt unbefugt* | fraud* arnaqu* suspect* pirat* | fraud* estafa* sospech* hacke* | fraud* golpe* suspeit* hacke* | fraud* oplicht* verdacht* gehackt | frod* truff* sospett*
identity: identity identification passport proof document* certificate id | ausweis* nachweis* dokument* identität* bescheinig* | identité passeport justificat* document* attestation | identidad pasaporte comprobant* document* dni | identidade passaporte comprov* document* | identiteit* paspoort bewijs document* | identità passaporto document* certificat*
duration: long when time days weeks wait* soon hours fast quick* late delay* | lange wann dauer* tage wochen wart* schnell spät* verzög* | quand délai* temps jours durée attend* retard* | cuándo tiempo días tard* demor* retras* esper* | quando tempo dias demor* atras* esper* prazo | wanneer lang duur* dagen wacht* snel vertrag* | quando tempo giorni attes* ritard* durata
store: store* shop* branch* location* office* nearby near nearest | laden filiale* geschäft* standort* nähe | magasin* boutique* agence* | tienda* sucursal* oficina* local | loja* filial agência | winkel* filiaal vestiging* | negozi* filiale sede
hours: opening hours closed weekend holiday* | öffnungszeit* geöffnet feiertag* uhrzeit* | horaire* ouvert* fermé* | horario* abiert* cerrad* festivo* | horário* aberto fechado feriado* | openingstijd* geopend gesloten | orari* apert* chius*
person: agent* representative* human operator* advisor* someone | mitarbeiter* berater* mensch* ansprechpartner* | conseiller* humain* personne agent | agente* asesor* humano persona | atendente* humano pessoa agente | medewerker* mens persoon adviseur* | operator* umano persona consulent*
insurance: insur* policy policies coverage cover* premium* | versicher* police | assur* police garantie* | segur* póliza* cobertura | segur* apólice cobertura | verzeker* polis dekking | assicur* polizza copertura
claim: claim* accident* incident* crash* | schaden* unfall* | sinistre* accident* | siniestro* accident* | sinistro* acident* | schade* ongeval* claim* | sinistr* incident*
quote: quote* estimat* quotation* | kostenvoranschlag | devis | presupuest* cotizaci* | orçament* cotaç* | offerte* | preventiv*
invest: invest* stock stocks portfolio retire* pension* | anlag* aktie* rente* fonds | invest* action* retraite* | invers* accion* jubilaci* | invest* ações aposentador* reforma | beleg* aandel* pensioen* | invest* azion* pension*
tax: tax* vat | steuer* mehrwertsteuer | taxe* impôt* tva | impuest* iva | impost* iva | belasting* btw | tass* imposte iva
booking: book booked booking reserv* appointment* schedul* | buch* reservier* termin* | réserv* rendez rdv | reserv* cita turno | reserv* agend* marcaç* | boek* reserver* afspraak | prenot* appuntament*
stock: availab* stock restock* | verfügbar* lager* vorrätig lieferbar | disponib* stock rupture | disponib* existencias stock agotad* | disponív* disponib* estoque stock | beschikbaar* voorraad | disponib* magazzino
size: size* sizing fit measure* | größe* passform maße | taille* pointure mesure* | talla* tamaño* medida* | tamanho* medida* numeração | maat maten pasvorm | taglia* misura*
warranty: warrant* guarantee* repair* fix | garantie* gewährleist* repar* | garanti* répar* | garant* repar* arregl* | garant* repar* consert* | garantie* repar* | garanzi* ripar*
app: app application* website* site online page browser | app webseite* website* seite | application* appli site* | aplicaci* app web página sitio | aplicativo app site página | app website* site pagina | app sito pagina
email: email* mail newsletter | email* mail newsletter | mail* courriel newsletter | email newsletter | email* newsletter | email* mail nieuwsbrief | email* mail newsletter
plan: plan plans subscription* membership* tier | abo abonnement* tarif* mitgliedschaft* | abonnement* forfait* formule* | suscripci* plan planes membres* | assinatur* plano planos mensalidade | abonnement* lidmaatschap | abbonament* piano
status: status track* progress pending | status stand verfolg* nachverfolg* | statut suivi suivre état | estado seguimiento rastre* pendiente | estado status rastre* pendente acompanh* | status volg* track* | stato tracking tracciare
family: child* kid kids daughter son dependent* family spouse wife husband | kind kinder tochter sohn familie* ehe* | enfant* fille fils famille conjoint* | niño* hij* familia* espos* | criança* filh* família* espos* | kind* kinderen dochter zoon familie partner | figli* famiglia moglie marito bambin*
activate: activat* enable unlock* | aktivier* freischalt* entsperr* | activ* débloqu* | activ* desbloque* | ativ* desbloque* | activeer* activer* deblokk* | attiv* sblocc*
replace: replac* reissue new | ersatz* ersetz* neu neue neuen | remplac* nouveau nouvelle | reemplaz* nuev* | substitu* nov* | vervang* nieuw* | sostitu* nuov*
expire: expir* renew* | abgelaufen ablauf* verlänger* erneuer* | expir* renouvel* | caduc* venc* renov* | venc* expir* renov* | verlop* verleng* vernieuw* | scad* rinnov*
taste: ingredient* allerg* vegan gluten* | zutat* allerg* vegan gluten* inhaltsstoff* | ingrédient* allerg* vegan gluten | ingredient* alerg* vegan* gluten | ingredient* alerg* vegan* glúten | ingrediënt* allerg* vegan gluten* | ingredient* allerg* vegan* glutine
gift: gift* present wrap* | geschenk* | cadeau* | regal* | presente* prenda* | cadeau* geschenk* | regal*
`;

/** In the order of the table's columns. */
const languages = ['en', 'de', 'fr', 'es', 'pt', 'nl', 'it'] as const;

export interface Concept {
  name: string;
  language: string;
  /** Folded later, as the words of a question are. */
  words: string[];
}

export const concepts: readonly Concept[] = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [name = '', words = ''] = line.split(': ');
    return words.split('|').map((column, at) => ({
      name,
      language: languages[at] ?? '',
      words: column.split(/\s+/).filter((word) => word !== ''),
    }));
  });
